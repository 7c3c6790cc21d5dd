import { z } from "zod";
import type { exceptionKinds } from "../../../domain/exception";

/** Where a parcel stands when nothing more is heard. */
export const stages = ["label", "moving", "out", "pickup", "customs", "back", "lost"] as const;
export type Stage = (typeof stages)[number];

/** Kinds that we find ourselves, and that a store may turn off. */
export const watchedKinds = [
  "fulfilment_delayed",
  "never_shipped",
  "stalled",
  "unclaimed",
  "presumed_lost",
  "late_risk",
  "late",
  "data_conflict",
] as const satisfies readonly (typeof exceptionKinds)[number][];
export type WatchedKind = (typeof watchedKinds)[number];

const hours = z.number("A number of hours.").positive("More than 0 hours.").max(2_000, "At most 2000 hours.");

/** A wait that the store sets itself. Empty fields fit everything; the closest rule counts. */
export const ownRule = z.object({
  /** Our id of the carrier. */
  carrier: z.string().max(60),
  service: z.string().trim().max(120),
  /** `US>CA`, `US>*`. */
  lane: z
    .string()
    .max(20)
    .regex(/^$|^([A-Z]{2}|\*)>([A-Z]{2}|\*)$/, "Two country codes such as US>CA."),
  stage: z.enum(stages),
  /** Hours of working days. */
  hours,
});
export type OwnRule = z.output<typeof ownRule>;

export const detectionSettings = z.object({
  rules: z.array(ownRule).max(200).default([]),
  /** Take what was learnt from the store's own parcels over the published defaults. */
  learn: z.boolean().default(true),
  /** Working hours in which an order should leave when nothing was promised, and beyond what was. */
  fulfilmentHours: hours.default(72),
  /** Hours after the end of the promised day from which it is late: scans come in late as well. */
  lateGraceHours: z
    .number("A number of hours.")
    .min(0, "Not less than 0.")
    .max(72, "At most 72 hours.")
    .default(4),
  off: z.array(z.enum(watchedKinds)).default([]),
});
export type DetectionSettings = z.output<typeof detectionSettings>;

export const defaultDetection: DetectionSettings = detectionSettings.parse({});
