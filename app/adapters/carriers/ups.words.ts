import { at, meaningIn, silent, type Words } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

export interface UpsStatus {
  type: string | null;
  code: string | null;
  description: string | null;
}

/** Types that say one thing, whatever code and sentence stand beside them. */
const exactTypes: Words = {
  // Manifest: billing information received.
  M: at("label_created"),
  // The manifest was voided. A voided label that is used all the same still travels.
  MV: silent,
  P: at("picked_up"),
  O: at("out_for_delivery"),
};

/**
 * Types that a sentence makes more exact. `D` is not among them: in alerts it is told of a loaded van as well as of a delivery. Nor is
 * `X`, anything out of the ordinary, from good news of customs to a refund: its sentence decides alone.
 */
const roughTypes: Words = {
  I: at("in_transit"),
  // In a warehouse; at a freight station.
  W: at("in_transit"),
  DO: at("in_transit"),
  DD: at("in_transit"),
  // Updated: mostly the day on which it is expected.
  U: silent,
};

/**
 * Codes whose sentence may be wanting. Left out are those that were seen with several meanings: DS is a destination scan and a loaded
 * van, SR is held by customs and released by them, DM is damage and a refund.
 */
const codes: Words = {
  MP: at("label_created"),
  // Origin scan, the first one in a building of UPS; picked up at the shipper's.
  OR: at("picked_up"),
  PU: at("picked_up"),
  // Arrived, departed, being prepared for delivery.
  AR: at("in_transit"),
  DP: at("in_transit"),
  YP: at("in_transit"),
  OT: at("out_for_delivery"),
  OF: at("out_for_delivery"),
};

/** Codes under type `D`. */
const deliveries: Words = {
  FS: at("delivered"),
  KB: at("delivered"),
  "9E": at("delivered"),
  F4: at("delivered"),
};

/** Sentences of UPS about money, which change nothing for the parcel. */
const aboutMoney = /\brefund\b|\bclaim (has been |was )?(filed|issued|paid|submitted)\b|\binvoice\b/i;

/** A shop keeps it: to UPS that is a delivery, to the shopper it is not. */
const atAccessPoint = /\baccess point\b|\bawaiting (customer|receiver) pickup\b/i;

export function meaningOf({ type, code, description }: UpsStatus): Meaning | null {
  if (description && aboutMoney.test(description)) return silent;
  const sentence = meaningOfPhrase(description);
  switch (type) {
    case "RS":
      return sentence?.milestone === "returned" ? sentence : at("returning", "returning");
    case "X":
      return sentence;
    case "D":
      if (description && atAccessPoint.test(description)) return at("available_for_pickup");
      return sentence ?? meaningIn(deliveries, code) ?? meaningIn(codes, code);
    default:
      return meaningIn(exactTypes, type) ?? meaningIn(codes, code) ?? sentence ?? meaningIn(roughTypes, type);
  }
}

/** As it is listed: `X/48`. */
export const codeOf = ({ type, code, description }: UpsStatus): string =>
  [type, code].filter(Boolean).join("/") || (description ?? "");

export const says = (it: UpsStatus): boolean => codeOf(it) !== "";
