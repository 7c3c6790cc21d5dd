import { at, meaningIn, only, silent, type Words } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** Words of `status`. */
const statuses: Words = {
  NotFound: silent,
  InfoReceived: at("label_created"),
  InTransit: at("in_transit"),
  OutForDelivery: at("out_for_delivery"),
  AvailableForPickup: at("available_for_pickup"),
  Delivered: at("delivered"),
  DeliveryFailure: at("in_transit", "failed_attempt"),
  Exception: only("unspecified"),
  Expired: only("stalled"),
};

/** Words of `sub_status`, which are more exact. Those that say no more than their status are at the end. */
const subStatuses: Words = {
  InTransit_PickedUp: at("picked_up"),
  InTransit_CustomsRequiringInformation: at("in_transit", "customs_hold"),
  DeliveryFailure_Security: at("in_transit", "customs_hold"),
  DeliveryFailure_Rejected: at("in_transit", "refused"),
  DeliveryFailure_InvalidAddress: at("in_transit", "address_issue"),
  Exception_Returning: at("returning", "returning"),
  Exception_Returned: at("returned", "returning"),
  // The addressee could not be found for long.
  Exception_NoBody: only("unclaimed"),
  Exception_Security: only("customs_hold"),
  Exception_Damage: only("damaged"),
  Exception_Damaged: only("damaged"),
  Exception_Rejected: only("refused"),
  Exception_Delayed: only("delayed"),
  Exception_Lost: only("lost"),
  Exception_Destroyed: at("failed", "disposed"),
  Exception_Cancel: at("cancelled"),
  NotFound_Other: silent,
  NotFound_InvalidCode: silent,
  InTransit_Departure: at("in_transit"),
  InTransit_Arrival: at("in_transit"),
  InTransit_CustomsProcessing: at("in_transit"),
  InTransit_CustomsReleased: at("in_transit"),
  InTransit_Other: at("in_transit"),
  OutForDelivery_Other: at("out_for_delivery"),
  AvailableForPickup_Other: at("available_for_pickup"),
  Delivered_Other: at("delivered"),
  DeliveryFailure_Other: at("in_transit", "failed_attempt"),
  DeliveryFailure_NoBody: at("in_transit", "failed_attempt"),
  Exception_Other: only("unspecified"),
  Expired_Other: only("stalled"),
};

/** Words of `stage`, an event's part in the journey; most events have none. */
const stages: Words = {
  InfoReceived: at("label_created"),
  PickedUp: at("picked_up"),
  Departure: at("in_transit"),
  Arrival: at("in_transit"),
  AvailableForPickup: at("available_for_pickup"),
  OutForDelivery: at("out_for_delivery"),
  Delivered: at("delivered"),
  Returning: at("returning", "returning"),
  Returned: at("returned", "returning"),
};

export const meaningOfStatus = (status: string | null, subStatus: string | null): Meaning | null =>
  subStatus
    ? (meaningIn(subStatuses, subStatus) ?? meaningIn(statuses, subStatus))
    : meaningIn(statuses, status);

/** An event by its own word, else its stage, else what it tells people. A word that nobody knows is not talked over. */
export function meaningOfEvent(it: {
  sub_status: string | null;
  stage: string | null;
  description: string | null;
}): Meaning | null {
  if (it.sub_status) return meaningOfStatus(null, it.sub_status);
  return it.stage ? meaningIn(stages, it.stage) : meaningOfPhrase(it.description);
}

/** 17TRACK's numbers of companies, and ours; of any other it finds out by the parcel's number. */
export const companies: ReadonlyMap<string, number> = new Map([
  ["ups", 100002],
  ["fedex", 100003],
  ["dhl_express", 100001],
  ["usps", 21051],
]);
