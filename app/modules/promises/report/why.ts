import { z } from "zod";
import { spokenDate } from "../../../domain/local-date";
import { type Phrases, phrasesOf, staffPhrasesOf } from "./why-phrases";

const day = z.iso.date();
const window = z.tuple([z.number(), z.number()]);

/** What a date was made from, as the ledger keeps it. */
export const promiseInputs = z.object({
  slot: z.object({ startsOn: day, readyOn: day, because: z.array(z.string()) }),
  processing: z.object({ location: z.string().nullable(), days: z.number() }),
  transit: z.object({
    level: z.enum(["lane", "destination", "service", "store", "published"]),
    parcels: z.number(),
    /** Days that most parcels took. */
    typical: window,
  }),
  /** How fast parcels move now, beside what was learnt: 1 is as usual, above is slower. */
  pace: z.number().default(1),
  buffer: z.number().default(0),
  /** Public holidays that the days were counted around. */
  holidays: z.array(z.string()).default([]),
  calibrated: z.object({ target: z.number(), group: z.string() }).nullish(),
  /** Shopify's own dates, within which the promise stays. */
  native: z.object({ earliest: day, latest: day }).nullish(),
});
export type PromiseInputs = z.output<typeof promiseInputs>;

const SLOWER = 1.1;
const FASTER = 0.9;

/** Why this date, in words a shopper can use. Inputs of another shape say nothing. */
export function whyForShopper(inputs: unknown, locale: string): string[] {
  const read = promiseInputs.safeParse(inputs);
  if (!read.success) return [];
  const { processing, transit, pace, holidays } = read.data;
  const say = phrasesOf(locale);
  return [
    say.packed(processing.days, processing.location),
    say.transit[transit.level](transit.parcels, ...transit.typical),
    pace > SLOWER ? say.slower : null,
    holidays.length > 0 ? say.holidays(days(holidays, say)) : null,
  ].filter((line) => line !== null);
}

/** The same for staff: every step that moved the date. */
export function whyForStaff(inputs: unknown, locale: string): string[] {
  const read = promiseInputs.safeParse(inputs);
  if (!read.success) return [];
  const { slot, processing, transit, pace, buffer, holidays, calibrated, native } = read.data;
  const say = staffPhrasesOf(locale);
  const spoken = (date: string) => spokenDate(date, say.language);
  return [
    say.starts(spoken(slot.startsOn), slot.because.map((code) => say.reasons[code] ?? code).join(", ")),
    say.leaves(spoken(slot.readyOn), processing.days, processing.location),
    say.transit[transit.level](transit.parcels, ...transit.typical),
    pace > SLOWER || pace < FASTER ? say.pace(Math.round(Math.abs(pace - 1) * 100), pace > 1) : null,
    holidays.length > 0 ? say.holidays(days(holidays, say)) : null,
    buffer > 0 ? say.buffer(buffer) : null,
    calibrated ? say.calibrated(Math.round(calibrated.target * 100), calibrated.group) : null,
    native ? say.native(spoken(native.earliest), spoken(native.latest)) : null,
  ].filter((line) => line !== null);
}

/** Some holidays have a name, some are only a date. */
const days = (holidays: string[], say: Phrases): string =>
  new Intl.ListFormat(say.language, { type: "conjunction" }).format(
    holidays.map((it) => (day.safeParse(it).success ? spokenDate(it, say.language) : it)),
  );
