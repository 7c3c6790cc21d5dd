import { at, silent, type Words } from "./reading/meaning";

/** Words of a parcel's `status`. */
export const statuses: Words = {
  PREADVICE: at("label_created"),
  PLANNEDPICKUP: at("label_created"),
  // Fetched; not there when it was to be fetched.
  INPICKUP: at("picked_up"),
  NOTPICKEDUP: silent,
  INTRANSIT: at("in_transit"),
  INWAREHOUSE: at("in_transit"),
  INDELIVERY: at("out_for_delivery"),
  // In the parcel shop.
  DELIVEREDPS: at("available_for_pickup"),
  DELIVERED: at("delivered"),
  NOTDELIVERED: at("in_transit", "failed_attempt"),
  RETURNED: at("returning", "returning"),
  CANCELED: at("cancelled"),
  CANCELLED: at("cancelled"),
  // Closed, whether delivered, returned or destroyed: the events tell which.
  FINAL: silent,
  NORECORD: silent,
};

/** Event codes whose sense is sure; GLS spells the first half so. The sentence beside the code tells the sense of all others. */
export const events: Words = {
  "INTIAL.PREADVICE": at("label_created"),
  "INTIAL.NORMAL": at("picked_up"),
};
