import { identify } from "./numbers/identify";

/** What stores and aggregators call the companies that carry parcels, and what we call them. */
const names: [RegExp, string][] = [
  [/^ups|united parcel/i, "ups"],
  [/^fedex|^federal express/i, "fedex"],
  [/^usps|united states postal/i, "usps"],
  [/^dhl ?express|^dhlexpress/i, "dhl_express"],
  [/^dhl/i, "dhl"],
  [/canada ?post/i, "canada_post"],
  [/^gls/i, "gls"],
  [/^dpd/i, "dpd"],
  [/royal ?mail/i, "royal_mail"],
  [/^evri|^hermes/i, "evri"],
  [/australia ?post/i, "australia_post"],
  [/colissimo|la ?poste/i, "colissimo"],
  [/purolator/i, "purolator"],
  [/on ?trac/i, "ontrac"],
  [/laser ?ship/i, "lasership"],
  [/^landmark/i, "landmark"],
  [/^amazon/i, "amazon"],
];

/** Our id of the company that a store or an aggregator names; null when we do not know it. */
export const carrierNamed = (company: string): string | null =>
  names.find(([pattern]) => pattern.test(company.trim()))?.[1] ?? null;

/** A number alone names its company only when hardly any other could have written it. */
const SURE = 0.9;

/** Our id of the carrier: by the name the store gives, else by an unmistakable number, else `other`. */
export function carrierOf(company: string | null, number: string): string {
  const named = company ? carrierNamed(company) : null;
  if (named) return named;
  const [best] = identify(number);
  return best && best.confidence >= SURE ? best.carrier : "other";
}
