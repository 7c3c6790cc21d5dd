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
  [/on ?trac|laser ?ship/i, "ontrac"],
];

/** Shapes that only one of them uses. Anything ambiguous stays `other` rather than be guessed. */
const shapes: [RegExp, string][] = [
  [/^1Z[0-9A-Z]{16}$/i, "ups"],
  [/^9[2-5]\d{20}$/, "usps"],
];

/** Our id of the carrier: by the name the store gives, else by an unmistakable number. */
export function carrierOf(company: string | null, number: string): string {
  const byName = company ? names.find(([pattern]) => pattern.test(company.trim()))?.[1] : undefined;
  return byName ?? shapes.find(([pattern]) => pattern.test(number.replaceAll(" ", "")))?.[1] ?? "other";
}
