import type { ExceptionKind } from "./exception";
import type { Milestone } from "./milestone";

/** A fulfillment as its source tells it: one parcel per tracking number, or one untracked parcel. */
export interface FulfillmentWord {
  id: string;
  orderId: string;
  version: string;
  createdAt: Date;
  cancelled: boolean;
  locationId: string | null;
  service: string | null;
  tracking: { number: string; url: string | null; company: string | null }[];
  lines: { orderLineId: string; title: string; quantity: number }[];
}

/** One thing seen of a parcel, in our words, with what the carrier called it. */
export interface Observation {
  /** null keeps the parcel where it is. */
  milestone: Milestone | null;
  exception: ExceptionKind | null;
  nativeCode: string | null;
  message: string | null;
  /** City and region as the carrier writes them: coarse, for the timeline. */
  place: string | null;
  at: Date;
  /** `2026-11-18T08:00:00`: the clock at the place of the scan, where the source told it. */
  localTime?: string;
}
