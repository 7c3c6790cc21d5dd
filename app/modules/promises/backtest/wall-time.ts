import { DAY, type WallDay, type WallMinutes } from "../model/parcel";

const digit = (text: string, at: number): number => {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : NaN;
};
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/** What may stand after hours and minutes: seconds, parts of a second, the zone. The wall clock is read as it is written. */
const tail = /^(?::[0-5]\d(?:[.,]\d{1,9})?)? ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day in the calendar's own count, or null when there is no such day. Works on character codes: files hold millions of these. */
function readDay(text: string): WallDay | null {
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)];
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= monthDays[month - 1]!)) return null;
  if (text[4] !== "-" || text[7] !== "-") return null;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return null;
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/**
 * `2018-02-15T10:31`, with seconds, a blank for the T, a zone, or the date alone; null when it is none of these. A date alone stands
 * for the moment that `alone` names: an outcome is not known before its day is over, an order may come as the day begins.
 */
export function readWallTime(text: string, alone: "start" | "end"): WallMinutes | null {
  if (text.length < 10) return null;
  const day = readDay(text);
  if (day === null) return null;
  if (text.length === 10) return day * DAY + (alone === "end" ? DAY - 1 : 0);
  const [hours, minutes] = [two(text, 11), two(text, 14)];
  const between = text[10] === "T" || text[10] === " " || text[10] === "t";
  if (!between || text[13] !== ":" || !(hours <= 23 && minutes <= 59)) return null;
  if (text.length > 16 && !tail.test(text.slice(16))) return null;
  return day * DAY + hours * 60 + minutes;
}

/** `2018-02-15` */
export const writeDay = (day: WallDay): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** `2018-W07`: the week belongs to the year that its Thursday is in. */
export function isoWeek(day: WallDay): string {
  const thursday = day + 3 - ((((day + 3) % 7) + 7) % 7);
  const year = new Date(thursday * 86_400_000).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / 86_400_000) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
