import { at, meaningIn, only, type Words } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** `statusCategory`: what USPS says of the parcel as a whole. */
export const categories: Words = {
  "Pre-Shipment": at("label_created"),
  Accepted: at("picked_up"),
  "In Transit": at("in_transit"),
  "Out for Delivery": at("out_for_delivery"),
  "Available for Pickup": at("available_for_pickup"),
  Delivered: at("delivered"),
  "Delivery Attempt": at("in_transit", "failed_attempt"),
  Alert: only("unspecified"),
};

/**
 * Codes of scan events (Publication 199). Left out, so that the sentence decides, are those that stand for several things: 43 picked up,
 * by a courier or by the addressee; 44 recalled; 57 several attempts.
 */
const codes: Words = {
  // Label created; manifest; a merchant's order.
  GX: at("label_created"),
  MA: at("label_created"),
  "89": at("label_created"),
  // Accepted at a counter, by a carrier, at the origin, in passing; on a truck's manifest; by a shipping partner.
  "03": at("picked_up"),
  OA: at("picked_up"),
  UA: at("picked_up"),
  PA: at("picked_up"),
  TM: at("picked_up"),
  "80": at("picked_up"),
  // Arrived at and left facilities, of its own and of partners; sorted; forwarded; handed on.
  "10": at("in_transit"),
  A1: at("in_transit"),
  L1: at("in_transit"),
  T1: at("in_transit"),
  U1: at("in_transit"),
  TL: at("in_transit"),
  NT: at("in_transit"),
  EF: at("in_transit"),
  SF: at("in_transit"),
  "07": at("in_transit"),
  PC: at("in_transit"),
  "06": at("in_transit"),
  "17": at("in_transit"),
  "42": at("in_transit"),
  "81": at("in_transit"),
  "82": at("in_transit"),
  "83": at("in_transit"),
  OF: at("out_for_delivery"),
  "14": at("available_for_pickup"),
  "16": at("available_for_pickup"),
  "01": at("delivered"),
  // Notice left: nobody there, closed, blocked, full, not secure, nobody entitled, no access.
  "02": at("in_transit", "failed_attempt"),
  "30": at("in_transit", "failed_attempt"),
  "51": at("in_transit", "failed_attempt"),
  "52": at("in_transit", "failed_attempt"),
  "53": at("in_transit", "failed_attempt"),
  "54": at("in_transit", "failed_attempt"),
  "55": at("in_transit", "failed_attempt"),
  "56": at("in_transit", "failed_attempt"),
  "04": only("refused"),
  // Undeliverable as addressed; no such number, insufficient, moved, forwarding expired, unknown, vacant.
  "05": only("address_issue"),
  "21": only("address_issue"),
  "22": only("address_issue"),
  "23": only("address_issue"),
  "24": only("address_issue"),
  "25": only("address_issue"),
  "26": only("address_issue"),
  "27": only("unclaimed"),
  // Deceased; to the mail recovery center.
  "28": only("undeliverable"),
  "11": only("undeliverable"),
  "09": at("returning", "returning"),
  "29": at("returning", "returning"),
  // Sent astray; shipped to the wrong place; to the next day.
  "08": only("missorted"),
  "15": only("missorted"),
  "71": only("delayed"),
  // Nobody scanned what was brought out.
  DX: only("unspecified"),
};

/** What is brought back to its sender has the code of any delivery: only the sentence tells. */
export function meaningOf(code: string | null, sentence: string | null): Meaning | null {
  const said = meaningOfPhrase(sentence);
  return said?.milestone === "returned" ? said : (meaningIn(codes, code) ?? said);
}
