import { keptFormats } from "./kept-formats";
import { addDays, type LocalDate } from "./local-date";

/** A zone of the IANA list, `Europe/Paris`. */
export type Zone = string;

const MINUTE = 60_000;
const DAY = 86_400_000;

const kept = keptFormats<Intl.DateTimeFormat>();

const clockOf = (zone: Zone): Intl.DateTimeFormat =>
  kept(
    zone,
    () =>
      new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      }),
  );

/** Clocks are put forward and back on a quarter of an hour: what holds for one instant of it holds for all. */
const QUARTER = 15 * MINUTE;
const MOST = 20_000;
const offsets = new Map<string, number>();

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(time: number, zone: Zone): number {
  const quarter = Math.floor(time / QUARTER);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = readOffset(quarter * QUARTER, zone);
  if (offsets.size >= MOST) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function readOffset(time: number, zone: Zone): number {
  const read = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clockOf(zone).formatToParts(time)) {
    if (type in read) read[type as keyof typeof read] = Number(value);
  }
  const { year, month, day, hour, minute, second } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) - time;
}

/** What the clock on the wall says: the day, and the minutes since its midnight as the clock counts them. */
export function wallOf(instant: Date, zone: Zone): { date: LocalDate; minute: number } {
  const shown = new Date(instant.getTime() + offsetAt(instant.getTime(), zone));
  return {
    date: shown.toISOString().slice(0, 10),
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/** `14:30` → 870. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * The first instant of a day at which the clock on the wall has reached a time. In a doubled hour that is the first of the two; in
 * a missing hour it is the moment of the jump.
 */
export function instantOf(date: LocalDate, time: string, zone: Zone): Date {
  if (time === "24:00") return instantOf(addDays(date, 1), "00:00", zone);
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(wanted - DAY, zone);
  const after = offsetAt(wanted + DAY, zone);
  const fits = [wanted - before, wanted - after]
    .filter((time) => time + offsetAt(time, zone) === wanted)
    .sort((a, b) => a - b);
  const [first] = fits;
  if (first !== undefined) return new Date(first);
  // The clocks skip this time: the jump lies between reading it by the later offset and by the earlier one.
  let low = wanted - after;
  let high = wanted - before;
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, zone) === after) high = middle;
    else low = middle;
  }
  return new Date(high);
}
