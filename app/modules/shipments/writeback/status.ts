import type { ExceptionKind } from "../../../domain/exception";
import type { Milestone } from "../../../domain/milestone";

/** The platform's words for a milestone; those that it has none for are not told. */
const ofMilestone: Partial<Record<Milestone, string>> = {
  picked_up: "CARRIER_PICKED_UP",
  in_transit: "IN_TRANSIT",
  out_for_delivery: "OUT_FOR_DELIVERY",
  available_for_pickup: "READY_FOR_PICKUP",
  delivered: "DELIVERED",
  // It knows neither a way back nor its end: only that this parcel will not arrive.
  returning: "FAILURE",
  failed: "FAILURE",
};

const ofException: Partial<Record<ExceptionKind, string>> = {
  failed_attempt: "ATTEMPTED_DELIVERY",
  delayed: "DELAYED",
  weather: "DELAYED",
  lost: "FAILURE",
  undeliverable: "FAILURE",
  disposed: "FAILURE",
};

export const statusOfMilestone = (milestone: Milestone): string | null => ofMilestone[milestone] ?? null;
export const statusOfException = (kind: ExceptionKind): string | null => ofException[kind] ?? null;
