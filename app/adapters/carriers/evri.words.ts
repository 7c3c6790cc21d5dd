import { at, type Words } from "./reading/meaning";

/** Hermes Germany: codes of a status. Beyond these the sentence beside the code decides. */
export const statuses: Words = {
  // Announced electronically; left the sender; at a centre; on tour; handed over.
  "0000": at("label_created"),
  "1000": at("picked_up"),
  "2000": at("in_transit"),
  "3000": at("out_for_delivery"),
  "3500": at("delivered"),
};

/** Evri: stages of the journey. The point beside a stage tells what is the matter. */
export const stages: Words = {
  "1": at("label_created"),
  "2": at("in_transit"),
  "3": at("in_transit"),
  "4_COURIER": at("out_for_delivery"),
  "5_COURIER": at("delivered"),
};

/** Countries are named with three letters; these are the ones that Hermes delivers to the most. */
export const countries: Readonly<Record<string, string>> = {
  AUT: "AT",
  BEL: "BE",
  CHE: "CH",
  CZE: "CZ",
  DEU: "DE",
  DNK: "DK",
  ESP: "ES",
  FRA: "FR",
  GBR: "GB",
  HUN: "HU",
  IRL: "IE",
  ITA: "IT",
  LUX: "LU",
  NLD: "NL",
  POL: "PL",
  PRT: "PT",
  SWE: "SE",
};
