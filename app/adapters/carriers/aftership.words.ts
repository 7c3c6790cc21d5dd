import { at, meaningIn, only, silent, type Words } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** Words of `tag`. */
const tags: Words = {
  Pending: silent,
  InfoReceived: at("label_created"),
  InTransit: at("in_transit"),
  OutForDelivery: at("out_for_delivery"),
  AttemptFail: at("in_transit", "failed_attempt"),
  AvailableForPickup: at("available_for_pickup"),
  Delivered: at("delivered"),
  Exception: only("unspecified"),
  Expired: only("stalled"),
};

/** Words of `subtag`, which are more exact. Those that say no more than their tag are not among them. */
const subtags: Words = {
  // Accepted by the carrier.
  InTransit_002: at("picked_up"),
  // The customer moved.
  Exception_002: only("address_issue"),
  Exception_003: only("refused"),
  // Delayed at customs; by outer causes.
  Exception_004: only("customs_hold"),
  Exception_005: only("delayed"),
  Exception_006: only("payment_due"),
  Exception_007: only("address_issue"),
  // Ready, and not fetched.
  Exception_008: only("unclaimed"),
  // Rejected by the carrier, against its rules.
  Exception_009: only("carrier_rejected"),
  Exception_010: at("returning", "returning"),
  Exception_011: at("returned", "returning"),
  Exception_012: only("damaged"),
  Exception_013: only("lost"),
  // Delayed in the carrier's network; by weather; papers wrong or missing.
  Exception_016: only("delayed"),
  Exception_017: only("weather"),
  Exception_018: only("customs_hold"),
};

/** Of these each says what its tag says. */
const likeTheirTag =
  /^(Pending_00[1-6]|InfoReceived_001|InTransit_00[1345678]|InTransit_009|OutForDelivery_00[134]|AvailableForPickup_001|AttemptFail_00[123]|Delivered_00[1-5]|Exception_001|Expired_001)$/;

export function meaningOf(tag: string, subtag: string | null, subtagMessage: string | null): Meaning | null {
  const byTag = meaningIn(tags, tag);
  const said = subtag === null || likeTheirTag.test(subtag) ? byTag : meaningIn(subtags, subtag);
  if (tag !== "Exception" || !said) return said;
  // The message is by people: parcels that went back came under the code of a wrong address.
  const told = meaningOfPhrase(subtagMessage);
  return told?.exception === "returning" && said.exception !== "returning" ? told : said;
}

/** AfterShip's names of companies, and ours. */
export const slugs: ReadonlyMap<string, string> = new Map([
  ["ups", "ups"],
  ["fedex", "fedex"],
  ["usps", "usps"],
  ["dhl", "dhl_express"],
  ["dhl-germany", "dhl"],
  ["canada-post", "canada_post"],
  ["gls", "gls"],
  ["dpd", "dpd"],
  ["royal-mail", "royal_mail"],
  ["myhermes-uk", "evri"],
  ["australia-post", "australia_post"],
  ["colissimo", "colissimo"],
  ["purolator", "purolator"],
  ["ontrac", "ontrac"],
  ["lasership", "lasership"],
  ["landmark-global", "landmark"],
  ["amazon", "amazon"],
]);

const countries =
  "USA US, CAN CA, MEX MX, GBR GB, IRL IE, DEU DE, AUT AT, CHE CH, FRA FR, BEL BE, NLD NL, LUX LU, ESP ES, PRT PT, ITA IT, " +
  "DNK DK, SWE SE, NOR NO, FIN FI, ISL IS, POL PL, CZE CZ, SVK SK, HUN HU, SVN SI, HRV HR, ROU RO, BGR BG, GRC GR, CYP CY, " +
  "MLT MT, EST EE, LVA LV, LTU LT, UKR UA, TUR TR, ISR IL, ARE AE, SAU SA, QAT QA, ZAF ZA, IND IN, CHN CN, HKG HK, MAC MO, " +
  "TWN TW, JPN JP, KOR KR, SGP SG, MYS MY, THA TH, VNM VN, IDN ID, PHL PH, AUS AU, NZL NZ, BRA BR, ARG AR, CHL CL, COL CO, PER PE";

const letters = new Map(countries.split(", ").map((pair) => pair.split(" ") as [string, string]));

/** AfterShip tells countries by three letters; those that parcels mostly come through. */
export const countryOf = (iso3: string | null | undefined): string | null =>
  (iso3 && letters.get(iso3)) ?? null;
