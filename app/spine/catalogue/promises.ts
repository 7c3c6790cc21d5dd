import { z } from "zod";
import { dates } from "./orders";

const promise = dates.extend({
  promiseId: z.string(),
  subjectId: z.string(),
  orderId: z.string(),
  confidence: z.number(),
});

export const events = {
  /** An order was given a date: the one its shopper saw before buying, where there was one. */
  "promises.made": promise.extend({ surface: z.string() }),
  /** What is expected now has changed. The promise itself stays. */
  "promises.revised": promise.extend({
    because: z.string(),
    /** Chance that delivery falls after what was promised; null where nothing was. */
    lateRisk: z.number().nullable(),
  }),
  /** More likely than not, a promise will not be kept. */
  "promises.put_at_risk": z.object({
    promiseId: z.string(),
    subjectId: z.string(),
    orderId: z.string(),
    latest: z.iso.date(),
    expected: z.iso.date(),
    lateRisk: z.number(),
  }),
  "promises.settled": z.object({
    promiseId: z.string(),
    subjectId: z.string(),
    orderId: z.string(),
    kept: z.boolean(),
    dueOn: z.iso.date(),
    deliveredOn: z.iso.date(),
    zone: z.string(),
  }),
} as const;
