import { at, only, silent, type Words } from "./reading/meaning";

/**
 * Sentences of Australia Post, in small letters, where the phrases that all carriers share would not find their sense or would find a
 * wrong one. It has no codes.
 */
export const sentences: Words = {
  "shipping information received by australia post": at("label_created"),
  "shipping information approved by australia post": at("label_created"),
  created: at("label_created"),
  initiated: at("label_created"),
  sealed: at("label_created"),
  "received item from sender (outbound)": at("picked_up"),
  "held by courier": only("held"),
  "to be re-delivered": only("delayed"),
  "unsuccessful delivery": at("in_transit", "failed_attempt"),
  "cannot be delivered": only("undeliverable"),
  cancelled: at("cancelled"),
  unknown: silent,
};

/** States and territories, as they end a location: `BEENLEIGH QLD`. */
export const states: readonly string[] = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"];
