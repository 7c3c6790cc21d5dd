import { z } from "zod";

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
