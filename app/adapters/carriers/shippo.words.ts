import { at, meaningIn, only, silent, type Words } from "./reading/meaning";
import { meaningOfPhrase, refined } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** Words of `status`: roughly how far a parcel is. */
const statuses: Words = {
  PRE_TRANSIT: at("label_created"),
  TRANSIT: at("in_transit"),
  DELIVERED: at("delivered"),
  RETURNED: at("returning", "returning"),
  FAILURE: only("undeliverable"),
};

/** Words of `substatus.code`, which are more exact. Older messages have none. */
const substatuses: Words = {
  information_received: at("label_created"),
  package_accepted: at("picked_up"),
  package_arrived: at("in_transit"),
  package_departed: at("in_transit"),
  package_processed: at("in_transit"),
  package_processing: at("in_transit"),
  package_forwarded: at("in_transit"),
  delivery_scheduled: at("in_transit"),
  out_for_delivery: at("out_for_delivery"),
  pickup_available: at("available_for_pickup"),
  delivered: at("delivered"),
  return_to_sender: at("returning", "returning"),
  // It goes back because nobody fetched it.
  package_unclaimed: at("returning", "unclaimed"),
  delivery_attempted: at("in_transit", "failed_attempt"),
  notice_left: at("in_transit", "failed_attempt"),
  location_inaccessible: at("in_transit", "failed_attempt"),
  reschedule_delivery: at("in_transit", "failed_attempt"),
  address_issue: only("address_issue"),
  contact_carrier: only("unspecified"),
  delayed: only("delayed"),
  delivery_rescheduled: only("delayed"),
  package_damaged: only("damaged"),
  package_held: only("held"),
  package_undeliverable: only("undeliverable"),
  package_disposed: at("failed", "disposed"),
  package_lost: only("lost"),
};

export function meaningOf(status: string, substatus: string | null, sentence: string | null): Meaning | null {
  if (substatus && substatus !== "other") return meaningIn(substatuses, substatus);
  // It has no word of its own for this line, or has not looked yet.
  if (status === "UNKNOWN") return meaningOfPhrase(sentence) ?? silent;
  const known = meaningIn(statuses, status);
  return known && refined(known, sentence);
}
