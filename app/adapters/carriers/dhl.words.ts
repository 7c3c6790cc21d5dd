import { at, meaningIn, only, type Words } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** The words of `statusCode` tell roughly how far a parcel is; the sentences beside them tell the rest. `unknown` tells nothing. */
const statuses: Words = {
  "pre-transit": at("label_created"),
  transit: at("in_transit"),
  delivered: at("delivered"),
  // Anything that is the matter: customs, a delay, a refusal.
  failure: only("unspecified"),
};

/** What a sentence may make of `transit`. It never makes a delivery or a mere label of it. */
const onTheWay = [
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "available_for_pickup",
  "returning",
  "returned",
];

/**
 * What a status says, made more exact by the sentences about it. `remarks` tell of what comes next as well, and are asked only when
 * something is the matter.
 */
export function meaningOf(
  status: string | null,
  sentences: (string | null)[],
  remarks: (string | null)[],
): Meaning | null {
  const known = meaningIn(statuses, status);
  const told = meaningsOf(sentences);
  const trouble = [...told, ...meaningsOf(remarks)].find((meaning) => meaning.exception);
  switch (known && status) {
    case "failure":
      return trouble ?? known;
    case "pre-transit":
      return trouble?.exception ? { ...known!, exception: trouble.exception } : known;
    case "transit":
      return (
        told.find((meaning) => meaning.milestone === null || onTheWay.includes(meaning.milestone)) ?? known
      );
    case "delivered":
      return told.find((meaning) => meaning.milestone === "returned") ?? known;
    default:
      return told[0] ?? null;
  }
}

const meaningsOf = (sentences: (string | null)[]): Meaning[] =>
  sentences.map(meaningOfPhrase).filter((meaning) => meaning !== null);
