import { z } from "zod";
import { isoTime, type ScanTime } from "../../../domain/scan-time";
import { optionalText } from "./body";
import type { CarrierReport } from "./reading";

/** Within a transform: the time that was read, or, when none was, another shape. */
export function timed(at: ScanTime | null, context: z.RefinementCtx): ScanTime {
  if (at) return at;
  context.addIssue({ code: "custom", message: "no time" });
  return z.NEVER;
}

/** A time beside the scans, such as an expected one: what is none is left out, and the rest still read. */
export const looseTime = optionalText.transform((text) => (text === null ? null : isoTime(text)));

/** As the time at which it is expected; midnight names a day. */
export const expectedAt = (at: ScanTime | null): CarrierReport["eta"] =>
  at && { at, hour: !at.wall.endsWith("T00:00:00") };

export const dayOf = (at: ScanTime | null): string | null => at?.wall.slice(0, 10) ?? null;

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d)(?::(\d\d))? ?([AP]M)$/i;

/** `8/17/2021 7:11:26 PM`: the month first. */
export function slashTime(text: string): ScanTime | null {
  const parts = slashed.exec(text.trim());
  if (!parts) return null;
  const [, month = "", day = "", year = "", hour = "", minute = "", second = "00", half = ""] = parts;
  if (!(Number(hour) >= 1 && Number(hour) <= 12)) return null;
  const hours = String((Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0));
  const two = (digits: string) => digits.padStart(2, "0");
  return isoTime(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}`);
}
