import { at, only, silent, type Words } from "./reading/meaning";

/**
 * Codes of DHL Express checkpoints. Some have meant several things over the years (CC, CI, UD, DL, ST, HI, HO): these are left out, and
 * the sentence beside them decides.
 */
export const checkpoints: Words = {
  // Shipment picked up; accepted at a counter.
  PU: at("picked_up"),
  SA: at("picked_up"),
  // Processed at, departed from, arrived at a facility; loaded; handed on; forwarded to a third party.
  PL: at("in_transit"),
  PO: at("in_transit"),
  DF: at("in_transit"),
  AF: at("in_transit"),
  AR: at("in_transit"),
  LV: at("in_transit"),
  TR: at("in_transit"),
  TP: at("in_transit"),
  HN: at("in_transit"),
  // In clearance; clearance complete; released.
  IC: at("in_transit"),
  CR: at("in_transit"),
  WC: at("out_for_delivery"),
  OK: at("delivered"),
  DD: at("delivered", "damaged"),
  // Customs wants more.
  CD: only("customs_hold"),
  // Nobody there, premises closed.
  NH: at("in_transit", "failed_attempt"),
  CA: at("in_transit", "failed_attempt"),
  // Bad address; the recipient moved.
  BA: only("address_issue"),
  CM: only("address_issue"),
  RD: only("refused"),
  // On hold; stopped.
  OH: only("held"),
  SS: only("held"),
  HP: only("payment_due"),
  DM: only("damaged"),
  // Sorted or routed wrongly.
  MS: only("missorted"),
  // Missed a cycle; not arrived with the others; held up on the way.
  MC: only("delayed"),
  MD: only("delayed"),
  NA: only("delayed"),
  TD: only("delayed"),
  RT: at("returning", "returning"),
  DS: at("failed", "disposed"),
  // Weighed again; service changed; broker told, entry filed, customs' word received; an inquiry opened or closed; a day arranged;
  // some pieces delivered, which says nothing of the rest.
  RW: silent,
  SC: silent,
  BN: silent,
  BR: silent,
  ES: silent,
  RR: silent,
  SI: silent,
  TI: silent,
  TT: silent,
  AD: silent,
  FD: silent,
  PD: silent,
};
