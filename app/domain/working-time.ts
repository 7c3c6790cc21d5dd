import { isPublicHoliday } from "./holidays";
import { addDays, type LocalDate } from "./local-date";
import { instantOf, wallOf, type Zone } from "./zone-clock";

/** Whose calendar counts. Without a country there are no holidays, only weekends. */
export interface Calendar {
  zone: Zone;
  country: string | null;
  region: string | null;
}

const HOUR = 3_600_000;
/** No wait is longer than this many days of the calendar; a calendar without working days must not be searched for ever. */
const MOST_DAYS = 400;

export function isWorkingDay(day: LocalDate, { country, region }: Calendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return country === null || !isPublicHoliday(day, country, region);
}

/**
 * The moment when so many hours of working days have passed: weekends and public holidays do not count, the nights of working days
 * do. Days may have 23 or 25 hours; they are counted as they are.
 */
export function afterWorkingHours(from: Date, hours: number, calendar: Calendar): Date {
  let left = hours * HOUR;
  let at = from.getTime();
  let { date } = wallOf(from, calendar.zone);
  for (let day = 0; day < MOST_DAYS; day++) {
    const next = addDays(date, 1);
    const midnight = instantOf(next, "00:00", calendar.zone).getTime();
    if (isWorkingDay(date, calendar)) {
      const here = midnight - at;
      if (left <= here) return new Date(at + left);
      left -= here;
    }
    at = midnight;
    date = next;
  }
  return new Date(at);
}

/** Hours of working days between two moments; 0 when they are in the wrong order. */
export function workingHoursBetween(from: Date, to: Date, calendar: Calendar): number {
  let passed = 0;
  let at = from.getTime();
  let { date } = wallOf(from, calendar.zone);
  for (let day = 0; day < MOST_DAYS && at < to.getTime(); day++) {
    const next = addDays(date, 1);
    const midnight = instantOf(next, "00:00", calendar.zone).getTime();
    if (isWorkingDay(date, calendar)) passed += Math.min(midnight, to.getTime()) - at;
    at = midnight;
    date = next;
  }
  return passed / HOUR;
}
