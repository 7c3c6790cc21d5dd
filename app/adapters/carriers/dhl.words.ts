import { at, meaningIn, only, type Words } from "./reading/meaning";
import { keepsOnTheWay, meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** The words of `statusCode` tell roughly how far a parcel is; the sentences beside them tell the rest. `unknown` tells nothing. */
const statuses: Words = {
  "pre-transit": at("label_created"),
  transit: at("in_transit"),
  delivered: at("delivered"),
  // Anything that is the matter: customs, a delay, a refusal.
  failure: only("unspecified"),
};

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
      // Customs has it in hand, whatever the code says.
      if (trouble?.exception === "customs_hold") return at("in_transit", "customs_hold");
      return trouble?.exception ? { ...known!, exception: trouble.exception } : known;
    case "transit":
      return told.find(keepsOnTheWay) ?? known;
    case "delivered":
      return told.find((meaning) => meaning.milestone === "returned") ?? known;
    default:
      return told[0] ?? null;
  }
}

const meaningsOf = (sentences: (string | null)[]): Meaning[] =>
  sentences.map(meaningOfPhrase).filter((meaning) => meaning !== null);
