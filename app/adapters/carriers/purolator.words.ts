import { at, only, type Words } from "./reading/meaning";

/** Types of a scan. `Other` is everything else, and its sentence tells what. */
export const types: Words = {
  ProofOfPickUp: at("picked_up"),
  OnDelivery: at("out_for_delivery"),
  Delivery: at("delivered"),
  Undeliverable: at("in_transit", "failed_attempt"),
};

/** Sentences, in small letters, where the phrases that all carriers share would not find their sense. */
export const sentences: Words = {
  // Labelled anew in a sorting centre.
  "new tracking number assigned -": at("in_transit"),
  "shipper created a label": at("label_created"),
  "shipment created": at("label_created"),
  "missing or incorrect address": only("address_issue"),
};

/** Provinces as they end the name of a depot; Quebec is still written in its older way. */
export const provinces: readonly string[] = "AB BC MB NB NF NL NS NT NU ON PE PQ QC SK YT".split(" ");
