import { z } from "zod";
import { exceptionKinds } from "../../domain/exception";

const trouble = z.object({
  exceptionId: z.string(),
  orderId: z.string(),
  kind: z.enum(exceptionKinds),
  at: z.iso.datetime(),
});

const written = z.object({ orderId: z.string(), writtenId: z.string(), sentElsewhere: z.boolean() });

const localDate = z.iso.date();

export const dates = z.object({
  earliest: localDate,
  likely: localDate,
  latest: localDate,
  zone: z.string(),
});

export const events = {
  "orders.placed": z.object({ orderId: z.string(), historic: z.boolean() }),
  "orders.changed": z.object({ orderId: z.string() }),
  "orders.cancelled": z.object({ orderId: z.string() }),
  /** Something is wrong with an order that has no parcel yet. */
  "orders.exception_opened": trouble,
  "orders.exception_resolved": trouble,
  /** The team wrote to the shopper, or the shopper to the team. */
  "orders.answer_written": written,
  "orders.shopper_wrote": written,
  "orders.outlook_changed": z.object({
    orderId: z.string(),
    subjectId: z.string(),
    exceptionId: z.string(),
    headline: z.string(),
    nextStep: z.string().nullable(),
    revision: z.number().int(),
    dates: dates.nullable(),
  }),
} as const;
