import { z } from "zod";
import type { TriggerId } from "./triggers";

/** What only one message knows, kept with it: everything else is read when it is sent. */
export const newsEvent = z.object({
  /** The exception that it tells of. */
  exceptionId: z.string().optional(),
  amount: z.string().optional(),
  /** A local date, `2026-11-24`. */
  date: z.string().optional(),
  reason: z.string().optional(),
  reference: z.string().optional(),
});
export type NewsEvent = z.output<typeof newsEvent>;

/** Something happened that a shopper may want to know. */
export interface News {
  trigger: TriggerId;
  orderId: string;
  /** The parcel it is about, or the order. */
  subjectId: string;
  /** What makes it the same news, within its trigger. */
  key: string;
  happenedAt: Date;
  event: NewsEvent;
  /** The latest day that the shopper reads in it. */
  latest?: string | null;
  /** Not before: a review is asked for some days after. */
  notBefore?: Date;
}
