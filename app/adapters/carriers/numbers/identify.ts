import { type Format, formats, groupsOf } from "./formats";

/** What else is known of a parcel beside its number. */
export interface Hints {
  /** Our id of the company that the store's fulfillment names. */
  said?: string | null;
  /** Where it goes: ISO 3166-1, two letters. */
  destination?: string | null;
  /** Parcels of the store's last months by our id of their company. */
  history?: ReadonlyMap<string, number>;
}

export interface Candidate {
  /** Our id of the company. */
  carrier: string;
  /** 0 to 1; those of one number add up to less than 1: it may be nobody's we know. */
  confidence: number;
  /** In words, for staff. */
  reason: string;
}

/** As numbers are compared: capitals, no blanks. Hyphens stay where a format has them. */
export const compact = (number: string): string => number.replace(/\s+/g, "").toUpperCase();

/** How much likelier a number is this company's than a chance fit, by what it fulfils. */
function strengthOf({ check, distinctive }: Format, number: string): number {
  if (distinctive) return check ? 400 : 40;
  if (!check) return 1;
  // The same digit sum over a longer number leaves fewer numbers that fit by chance and are somebody else's.
  return number.length >= 20 ? 12 : 6;
}

/** Companies that carry much more than the others, and where a company is at home. */
const homes: Record<string, { countries: string; share: number }> = {
  ups: { countries: "US", share: 3 },
  usps: { countries: "US", share: 3 },
  fedex: { countries: "US", share: 3 },
  dhl_express: { countries: "", share: 2 },
  dhl: { countries: "DE", share: 2 },
  canada_post: { countries: "CA", share: 2 },
  purolator: { countries: "CA", share: 1 },
  canpar: { countries: "CA", share: 1 },
  dpd: { countries: "DE FR GB NL BE AT PL CZ ES PT IE", share: 1 },
  royal_mail: { countries: "GB", share: 1 },
  yodel: { countries: "GB", share: 1 },
  australia_post: { countries: "AU", share: 1 },
  colissimo: { countries: "FR", share: 1 },
  ontrac: { countries: "US", share: 1 },
  lasership: { countries: "US", share: 1 },
  speedee: { countries: "US", share: 0.3 },
  old_dominion: { countries: "US", share: 0.3 },
  s10: { countries: "", share: 0.2 },
};

interface Fit {
  carrier: string;
  weight: number;
  reason: string;
}

/** Companies whose number this may be, the likeliest first. Empty when it fits none and nobody says. */
export function identify(given: string, hints: Hints = {}): Candidate[] {
  const number = compact(given);
  const { said = null } = hints;
  const fits = formats.flatMap((format) => fitsOf(format, number));
  if (said && !fits.some((f) => f.carrier === said)) fits.push({ carrier: said, weight: 1, reason: "" });
  const best = new Map<string, Fit>();
  for (const fit of fits) {
    const weighed = weigh(fit, said, hints);
    if (weighed.weight > (best.get(fit.carrier)?.weight ?? 0)) best.set(fit.carrier, weighed);
  }
  const total = [...best.values()].reduce((sum, f) => sum + f.weight, 1);
  return [...best.values()]
    .map(({ carrier, weight, reason }) => ({
      carrier,
      confidence: Math.round((weight / total) * 1_000) / 1_000,
      reason,
    }))
    .sort((a, b) => b.confidence - a.confidence || a.carrier.localeCompare(b.carrier));
}

function fitsOf(format: Format, number: string): Fit[] {
  const groups = groupsOf(format, number);
  if (!groups) return [];
  const carrier = format.carrierOf?.(groups) ?? format.carrier;
  const weight = strengthOf(format, number);
  const proof = format.check || format.also ? ", its check digit is right" : "";
  const reason = `${format.name}${proof}`;
  // An international number may be in any post's hands; DHL's common source knows express waybills too.
  const others = format.carrier === "s10" ? ["s10"] : carrier === "dhl_express" ? ["dhl"] : ([] as string[]);
  return [
    { carrier, weight, reason },
    ...others.map((other) => ({ carrier: other, weight: weight / 8, reason })),
  ];
}

function weigh({ carrier, weight, reason }: Fit, said: string | null, hints: Hints): Fit {
  const home = homes[carrier];
  const atHome = hints.destination && home?.countries.split(" ").includes(hints.destination);
  const total = [...(hints.history?.values() ?? [])].reduce((sum, n) => sum + n, 0);
  // As if each company had carried one parcel more than it did: a first parcel is not ruled out by history.
  const share = total > 0 ? ((hints.history?.get(carrier) ?? 0) + 1) / (total + 10) : null;
  const reasons = [
    reason,
    said === carrier ? "the store names it" : "",
    share !== null && share > 0.2 ? `${Math.round(share * 100)} % of the store's parcels` : "",
    atHome ? "at home where it goes" : "",
  ];
  const factor =
    (home?.share ?? 0.5) * (said === carrier ? 30 : 1) * (share === null ? 1 : 10 * share) * (atHome ? 3 : 1);
  return { carrier, weight: weight * factor, reason: reasons.filter(Boolean).join("; ") };
}
