import { instantOf, type Zone } from "./zone-clock";

/**
 * When a scan happened, as its source wrote it down. Half of the carriers tell the time on the wall at the place of the scan and not
 * which wall; what they did not say is not made up here.
 */
export interface ScanTime {
  /** `2026-11-18T08:00:00`: what the clock showed where it was scanned. */
  wall: string;
  /** Minutes that this clock is ahead of UTC; null when the source does not say. */
  offset: number | null;
}

const pad = (n: number, width = 2): string => String(n).padStart(width, "0");

/** A wall time of its parts, or null when there is no such day or hour. */
function wallOf(
  [year, month, day]: [number, number, number],
  [hour, minute, second]: [number, number, number],
): string | null {
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const wall = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  // A day that does not exist comes out as another one.
  return year >= 1970 && year <= 9999 && at.toJSON()?.slice(0, 19) === wall ? wall : null;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

/** `2026-11-18T08:00:00+01:00`, also with a blank for the T, without seconds, `+0100`, `Z`, or no offset; a date alone is its midnight. */
export function isoTime(text: string): ScanTime | null {
  const parts = iso.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", zone] = parts;
  const wall = wallOf(
    [Number(year), Number(month), Number(day)],
    [Number(hour), Number(minute), Number(second)],
  );
  const offset = zone === undefined ? null : offsetOf(zone);
  return wall && (offset === null || Math.abs(offset) <= 14 * 60) ? { wall, offset } : null;
}

/** `+02:00`, `-0500`, `+09`, `Z` as minutes ahead of UTC. */
export function offsetOf(zone: string): number {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!parts) return 0;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0));
}

/** Day and time told apart: `20261118` or `2026-11-18`, `080000`, `08:00`, `08:00:00` or nothing. */
export function dayAndTime(
  day: string,
  time: string | null | undefined,
  zone?: string | null,
): ScanTime | null {
  const date = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(day.trim());
  const hours = /^(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(time?.trim() ?? "") ?? ["", "00", "00", "00"];
  if (!date || (time && hours[0] === "")) return null;
  return isoTime(
    `${date[1]}-${date[2]}-${date[3]}T${hours[1]}:${hours[2]}:${hours[3] ?? "00"}${zone ? zone.trim() : ""}`,
  );
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const english = /^([a-z]{3})[a-z]* (\d{1,2}), (\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))? ?([ap]m)?)?$/i;

/** `April 28, 2015 9:01 am`, as United States carriers write it; the time may be missing. */
export function englishTime(text: string): ScanTime | null {
  const parts = english.exec(text.trim().replace(/\s+/g, " "));
  if (!parts) return null;
  const [, name = "", day, year, hour = "0", minute = "0", second = "0", half] = parts;
  const month = months.indexOf(name.toLowerCase()) + 1;
  if (half && !(Number(hour) >= 1 && Number(hour) <= 12)) return null;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hour);
  const wall = wallOf([Number(year), month, Number(day)], [hours, Number(minute), Number(second)]);
  return wall ? { wall, offset: null } : null;
}

/** `2026-11-18T08:00:00+01:00`; without an offset where none was told. */
export function writeScanTime({ wall, offset }: ScanTime): string {
  if (offset === null) return wall;
  if (offset === 0) return `${wall}Z`;
  const minutes = Math.abs(offset);
  return `${wall}${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The instant of a scan. `zone` is that of the place where it was scanned, and is asked only when the source told no offset. */
export function instantOfScan({ wall, offset }: ScanTime, zone: Zone): Date {
  if (offset !== null) return new Date(Date.parse(`${wall}Z`) - offset * 60_000);
  const minute = instantOf(wall.slice(0, 10), wall.slice(11, 16), zone);
  return new Date(minute.getTime() + Number(wall.slice(17, 19)) * 1_000);
}
