import { at, only, silent, type Words } from "./reading/meaning";

/** Event codes that have been seen; no full table is published. The name beside the code tells the sense of all others. */
export const events: Words = {
  // The sender is preparing or despatching it.
  EVAIE: at("label_created"),
  EVAIP: at("label_created"),
  // Accepted at a parcel shop or post office.
  EVPPA: at("picked_up"),
  // Received, on its way between offices, arrived at one.
  EVDAV: at("in_transit"),
  EVDAC: at("in_transit"),
  EVIMC: at("in_transit"),
  EVOAC: at("in_transit"),
  EVOCO: at("in_transit"),
  EVODO: at("in_transit"),
  EVORI: at("in_transit"),
  // Due to be delivered today.
  EVGPD: at("out_for_delivery"),
  // At the office, for a redelivery or to be collected.
  EVNDA: at("available_for_pickup"),
  // Signed for; delivered; left in a safe place.
  EVKSP: at("delivered"),
  EVKOP: at("delivered"),
  EVKSF: at("delivered"),
  // Nobody answered; attempted.
  EVKNA: at("in_transit", "failed_attempt"),
  EVKNR: at("in_transit", "failed_attempt"),
  // Sorted wrongly and sent on: it is on its way, the long one.
  EVNMI: at("in_transit", "missorted"),
  // Kept back.
  EVNRT: only("held"),
  // Being prepared for a redelivery; a wish for one received.
  EVNSR: silent,
  RSRXS: silent,
};
