import { at, only, silent, type Words } from "./reading/meaning";
import type { Meaning } from "./reading/reading";

/** Words of `status`. They say how far a parcel is; `status_detail` says what is the matter. */
export const statuses: Words = {
  unknown: silent,
  pre_transit: at("label_created"),
  in_transit: at("in_transit"),
  out_for_delivery: at("out_for_delivery"),
  delivered: at("delivered"),
  available_for_pickup: at("available_for_pickup"),
  return_to_sender: at("returning", "returning"),
  failure: only("undeliverable"),
  cancelled: at("cancelled"),
  canceled: at("cancelled"),
  error: silent,
};

/** Words of `status_detail`, which win over `status` where they are more exact. */
export const details: Record<string, Meaning | null> = {
  label_created: at("label_created"),
  awaiting_information: at("label_created"),
  received_at_origin_facility: at("picked_up"),
  address_correction: only("address_issue"),
  arrived_at_pickup_location: at("available_for_pickup"),
  damaged: only("damaged"),
  delayed: only("delayed"),
  expired: only("stalled"),
  held: only("held"),
  lost: only("lost"),
  missorted: only("missorted"),
  refused: only("refused"),
  return: at("returning", "returning"),
  weather_delay: only("weather"),
  delivery_exception: only("failed_attempt"),
  transit_exception: only("delayed"),
  // These say no more than the status beside them.
  arrived_at_destination: null,
  arrived_at_facility: null,
  cancelled: null,
  delivered: null,
  departed_facility: null,
  departed_origin_facility: null,
  failure: null,
  in_transit: null,
  out_for_delivery: null,
  received_at_destination_facility: null,
  status_update: null,
  transferred_to_destination_carrier: null,
  unknown: null,
};
