import { laneKey, lane, place } from "../../domain/lane";
import type { Shipment } from "./store.server";

/** The coarse facts of a parcel that every event about it carries, so that reactions need not ask. */
export function factsOf(s: Shipment, historic: boolean) {
  return {
    shipmentId: s.id,
    orderId: s.order_id,
    carrier: s.carrier,
    service: s.service,
    origin: place(s.origin_country, s.origin_region),
    destination: place(s.dest_country, s.dest_region),
    valueMinor: s.value_minor,
    currency: s.currency,
    category: s.category,
    shippedAt: s.shipped_at?.toISOString() ?? null,
    historic,
  };
}

/** `ups|Ground|US-NJ|US-TX`. */
export const laneOf = (of: {
  carrier: string;
  service: string | null;
  origin: string | null;
  destination: string | null;
}): string => laneKey(lane(of));
