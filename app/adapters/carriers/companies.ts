import { formats } from "./numbers/formats";
import { identify } from "./numbers/identify";
import { posts } from "./numbers/posts";

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

/** Our ids of the companies that we know by name or by the shape of their numbers. */
export const companies: readonly string[] = [
  ...new Set([...names.map(([, id]) => id), ...formats.map((f) => f.carrier)]),
].filter((id) => id !== "s10");

const all = new Set([...companies, ...posts.values(), "s10", "other"]);

/** True for every id that a parcel's company may have, a country's post and "other" among them. */
export const isCompany = (id: string): boolean => all.has(id);

/** A number alone names its company only when hardly any other could have written it. */
const SURE = 0.9;

/** Our id of the carrier: by the name the store gives, else by an unmistakable number, else `other`. */
export function carrierOf(company: string | null, number: string): string {
  const named = company ? carrierNamed(company) : null;
  if (named) return named;
  const [best] = identify(number);
  return best && best.confidence >= SURE ? best.carrier : "other";
}
