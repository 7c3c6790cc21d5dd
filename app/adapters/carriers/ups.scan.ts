import { z } from "zod";
import { dayAndTime, type ScanTime } from "../../domain/scan-time";
import { optionalText } from "./reading/body";
import { countryNamed } from "./reading/countries";
import { placeOf } from "./reading/place";
import type { CarrierScan } from "./reading/reading";
import { codeOf, meaningOf, says } from "./ups.words";

export const status = z.object({ type: optionalText, code: optionalText, description: optionalText });
export const saying = status.refine(says, "says nothing");

export const address = z.object({
  city: optionalText,
  stateProvince: optionalText,
  postalCode: optionalText,
  countryCode: optionalText,
  country: optionalText,
});

interface Told {
  date: string;
  time: string;
  gmtDate: string | null;
  gmtTime: string | null;
  gmtOffset: string | null;
}

/** `074700` comes without its first zero now and then. */
export const sixDigits = (time: string) => time.padStart(6, "0");

/** The time on the wall; how far it is from Greenwich is told, or is the difference to the time there. */
export function timeOf(it: Told): ScanTime | null {
  const local = dayAndTime(it.date, sixDigits(it.time));
  if (!local) return null;
  const whole = dayAndTime(it.date, sixDigits(it.time), it.gmtOffset);
  if (it.gmtOffset && whole) return whole;
  const gmt = it.gmtDate && it.gmtTime ? dayAndTime(it.gmtDate, sixDigits(it.gmtTime)) : null;
  const minutes = gmt ? (Date.parse(`${local.wall}Z`) - Date.parse(`${gmt.wall}Z`)) / 60_000 : NaN;
  // Clocks stand apart by quarters of an hour; any other difference is between two moments.
  return { wall: local.wall, offset: minutes % 15 === 0 && Math.abs(minutes) <= 14 * 60 ? minutes : null };
}

export const scanOf = (
  at: ScanTime,
  said: z.output<typeof status>,
  where: z.output<typeof address> | null,
): CarrierScan => ({
  at,
  code: codeOf(said),
  description: said.description,
  place: placeOf({
    city: where?.city,
    region: where?.stateProvince,
    postal: where?.postalCode,
    country: countryNamed(where?.countryCode ?? where?.country),
  }),
  meaning: meaningOf(said),
});
