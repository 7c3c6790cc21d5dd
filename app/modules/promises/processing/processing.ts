import { addDays, type LocalDate, weekday } from "../../../domain/local-date";
import { isPublicHoliday } from "../../../domain/holidays";
import type { Processing } from "./shape";
import { instantOf, wallOf } from "../../../domain/zone-clock";

export type SlotReason =
  "before_cutoff" | "after_cutoff" | "not_a_working_day" | "holiday" | "closed" | "backlog";

/** When a location takes up an order, and when it lets go of it. */
export interface Slot {
  startsOn: LocalDate;
  readyOn: LocalDate;
  /** Ordering before this instant keeps the slot; null when that is more than a day away. */
  orderBy: Date | null;
  because: SlotReason[];
}

const DAY = 86_400_000;

/** Why nobody packs on a day; null on a day on which somebody does. */
function rest(date: LocalDate, p: Processing): SlotReason | null {
  if (!p.workingDays.includes(weekday(date))) return "not_a_working_day";
  if (p.closed.includes(date)) return "closed";
  return p.holidays && isPublicHoliday(date, p.holidays.country, p.holidays.region) ? "holiday" : null;
}

export const isWorkingDay = (date: LocalDate, p: Processing): boolean => rest(date, p) === null;

/** The first working day from `date` on. There always is one: days off are finite, and no weekday is always a holiday. */
export function workingDayFrom(date: LocalDate, p: Processing, skipped?: Set<SlotReason>): LocalDate {
  let day = date;
  for (let why = rest(day, p); why !== null; why = rest(day, p)) {
    skipped?.add(why);
    day = addDays(day, 1);
  }
  return day;
}

/** `days` working days after a working day. */
export function addWorkingDays(date: LocalDate, days: number, p: Processing): LocalDate {
  let day = date;
  for (let left = days; left > 0; left--) day = workingDayFrom(addDays(day, 1), p);
  return day;
}

/**
 * The slot of an order. `load` is the number of orders that wait already: those that do not fit into a day push the rest to the
 * next.
 */
export function slotOf(instant: Date, zone: string, p: Processing, load = 0): Slot {
  const today = wallOf(instant, zone).date;
  const inTime = instant < instantOf(today, p.cutoff, zone);
  const because = new Set<SlotReason>();
  // On a day of rest nobody looks at the clock.
  if (isWorkingDay(today, p)) because.add(inTime ? "before_cutoff" : "after_cutoff");
  const taken = workingDayFrom(inTime ? today : addDays(today, 1), p, because);
  const full = p.capacity ? Math.floor(Math.max(0, load) / p.capacity) : 0;
  if (full > 0) because.add("backlog");
  const startsOn = addWorkingDays(taken, full, p);
  const orderBy = instantOf(taken, p.cutoff, zone);
  return {
    startsOn,
    readyOn: addWorkingDays(startsOn, p.handlingDays, p),
    orderBy: orderBy.getTime() - instant.getTime() <= DAY ? orderBy : null,
    because: [...because],
  };
}
