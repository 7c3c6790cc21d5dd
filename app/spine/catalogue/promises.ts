import { z } from "zod";
import { dates } from "./orders";

const promise = dates.extend({
  promiseId: z.string(),
  subjectId: z.string(),
  orderId: z.string(),
  confidence: z.number(),
});

export const events = {
  "promises.made": promise,
  "promises.revised": promise.extend({ because: z.string() }),
  "promises.settled": z.object({
    promiseId: z.string(),
    subjectId: z.string(),
    orderId: z.string(),
    kept: z.boolean(),
  }),
} as const;
