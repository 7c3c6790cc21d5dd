import type { ScanPlace } from "./reading";

/** A place of its parts, or null when there are none. Only what is coarse is passed in: no street, no house, no name of a person. */
export function placeOf(parts: {
  city?: string | null;
  region?: string | null;
  postal?: string | null;
  country?: string | null;
  /** Where the source has one text for all of it. */
  text?: string | null;
}): ScanPlace | null {
  const told = [parts.city, parts.region, parts.postal, parts.country].filter(Boolean).join(", ");
  const text = parts.text?.trim().replace(/\s+/g, " ") || told;
  if (!text) return null;
  const country = /^[a-z]{2}$/i.test(parts.country ?? "") ? parts.country!.toUpperCase() : null;
  return { text: text.slice(0, 200), country, region: parts.region ?? null };
}
