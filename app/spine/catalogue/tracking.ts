import { z } from "zod";
import { exceptionKinds } from "../../domain/exception";
import { milestones } from "../../domain/milestone";

export const events = {
  /** A source used a word that nobody has a meaning for: told once per word, however often it comes. */
  "tracking.word_unknown": z.object({ source: z.string(), code: z.string() }),
  /** The store said what a word means; the messages that hold it are read again. */
  "tracking.word_said": z.object({
    source: z.string(),
    code: z.string(),
    milestone: z.enum(milestones).nullable(),
    exception: z.enum(exceptionKinds).nullable(),
  }),
  /** A shopper said what shall be done with a parcel that could not be handed over. */
  "tracking.wish_made": z.object({
    wishId: z.string(),
    shipmentId: z.string(),
    orderId: z.string(),
    wish: z.enum(["redeliver", "hold", "correct_address"]),
  }),
} as const;
