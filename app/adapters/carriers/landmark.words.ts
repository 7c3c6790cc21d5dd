import { at, only, type Words } from "./reading/meaning";

/** Event codes of Landmark Global. The sentence beside a code that is not here decides. */
export const events: Words = {
  // Data uploaded; stock allocated, processed, fulfilled; told to the carrier.
  "50": at("label_created"),
  "60": at("label_created"),
  "75": at("label_created"),
  "80": at("label_created"),
  "100": at("label_created"),
  "90": only("payment_due"),
  // Customs cleared; crossing the border, received beyond it.
  "125": at("in_transit"),
  "150": at("in_transit"),
  "155": at("in_transit"),
  "135": only("customs_hold"),
  // Scanned at a postal facility; grouped; scanned for crossing; with the carrier of the last part.
  "200": at("in_transit"),
  "225": at("in_transit"),
  "250": at("in_transit"),
  "275": at("in_transit"),
  "300": at("out_for_delivery"),
  "400": at("in_transit", "failed_attempt"),
  "410": at("available_for_pickup"),
  // Sent on to a new address.
  "450": at("in_transit"),
  // Delivered; proof of it.
  "500": at("delivered"),
  "510": at("delivered"),
  "900": only("undeliverable"),
};
