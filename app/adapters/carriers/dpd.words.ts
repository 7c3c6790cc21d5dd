import { at, type Words } from "./reading/meaning";

/** Words of a status, as the parcel life cycle has them; Germany writes some in capitals. The sentence beside tells all others. */
export const statuses: Words = {
  SHIPMENT: at("label_created"),
  Shipment: at("label_created"),
  PickedUp: at("picked_up"),
  ACCEPTED: at("picked_up"),
  BetweenDepots: at("in_transit"),
  Depot: at("in_transit"),
  AT_SENDING_DEPOT: at("in_transit"),
  ON_THE_ROAD: at("in_transit"),
  AT_DELIVERY_DEPOT: at("in_transit"),
  Courier: at("out_for_delivery"),
  ParcelShop: at("available_for_pickup"),
  Delivered: at("delivered"),
  DELIVERED: at("delivered"),
  DeliveryFailure: at("in_transit", "failed_attempt"),
  // Back at the depot after an attempt that failed.
  ReturningFromDelivery: at("in_transit", "failed_attempt"),
};
