import { z } from "zod";

const number = z.number({ error: "A number is needed." });
/** 0 is Sunday. */
const weekdayNumber = z.number().int().min(0).max(6);
const sortedDays = (days: number[]): number[] => [...new Set(days)].sort((a, b) => a - b);

export const calendarPlace = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, "Two capital letters, as in US."),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/, "Up to three letters or digits, as in NJ.")
    .nullable(),
});

/** How a location packs: until when an order counts as today's, on which days people work, and how long they take. */
export const processing = z.object({
  /** `14:00`; at that minute an order is the next day's. `24:00` takes the whole day. */
  cutoff: z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "A time of the day, as in 14:00."),
  workingDays: z.array(weekdayNumber).min(1, "At least one day.").max(7).transform(sortedDays),
  /** Working days from the day on which packing starts to the day on which the parcel leaves. */
  handlingDays: number.int("Whole days.").min(0, "Not less than 0.").max(30, "At most 30."),
  /** Orders that can leave on one day; null when nothing limits them. */
  capacity: number.int("A whole number.").min(1, "At least 1.").max(1_000_000).nullable(),
  /** Whose public holidays are kept. */
  holidays: calendarPlace.nullable(),
  /** Days off of its own. */
  closed: z.array(z.iso.date("Dates as in 2026-12-24.")).max(400),
});
export type Processing = z.output<typeof processing>;

const share = z.number().min(0).max(1);

/** What the past of a location says about it, with how much of that past agrees. */
export const learned = z.object({
  parcels: z.number().int(),
  from: z.iso.date(),
  to: z.iso.date(),
  proposal: processing,
  evidence: z.object({
    /** Orders that left on exactly the day that cut-off and packing time say. */
    cutoff: share,
    /** Parcels that left on the working days. */
    workingDays: share,
    /** Orders that had left by the day that is proposed. */
    handlingDays: share,
    /** Working days on which the limit was met, of those that were seen. */
    capacity: z.object({ days: z.number().int(), of: z.number().int() }).nullable(),
  }),
  /** Orders of the past that would have left by the day they were meant to, under each way of reckoning. */
  kept: z.object({ learned: share, confirmed: share.nullable(), standard: share }),
});
export type Learned = z.output<typeof learned>;

export type CalendarPlace = z.output<typeof calendarPlace>;

/** What is assumed of a location that has said nothing. */
export const standard = (holidays: CalendarPlace | null): Processing => ({
  cutoff: "12:00",
  workingDays: [1, 2, 3, 4, 5],
  handlingDays: 1,
  capacity: null,
  holidays,
  closed: [],
});

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

const numberIn = (given: string): number | null => (given === "" ? null : Number(given));

export type EnteredProcessing = { processing: Processing } | { errors: Record<string, string> };

/** What a form sent about a location; the errors stand under the field that is wrong. */
export function enteredProcessing(form: FormData): EnteredProcessing {
  const country = text(form, "country").toUpperCase();
  const parsed = processing.safeParse({
    cutoff: text(form, "cutoff"),
    workingDays: form.getAll("day").map(Number),
    handlingDays: numberIn(text(form, "handlingDays")) ?? Number.NaN,
    capacity: numberIn(text(form, "capacity")),
    holidays: country === "" ? null : { country, region: text(form, "region").toUpperCase() || null },
    closed: text(form, "closed")
      .split(/[\s,;]+/)
      .filter(Boolean),
  });
  if (parsed.success) return { processing: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] === "holidays" ? (path[1] ?? "country") : path[0]);
    errors[field] ??= message;
  }
  return { errors };
}
