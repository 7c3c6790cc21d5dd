import { getCountry } from "countries-and-timezones";
import type { Zone } from "./zone-clock";

/**
 * Where a country has several zones, the one of the greater part of each state or province (IANA tz database, 2026a). A city in the
 * smaller part is an hour off; the order of scans within one parcel is what this is for.
 */
const zonesOfRegions: Record<string, Record<string, string>> = {
  US: {
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR VI",
  },
  CA: {
    "America/St_Johns": "NL NF",
    "America/Halifax": "NB NS PE",
    "America/Toronto": "ON QC PQ",
    "America/Winnipeg": "MB NU",
    "America/Regina": "SK",
    "America/Edmonton": "AB NT",
    "America/Vancouver": "BC",
    "America/Whitehorse": "YT",
  },
  AU: {
    "Australia/Sydney": "NSW ACT",
    "Australia/Melbourne": "VIC",
    "Australia/Brisbane": "QLD",
    "Australia/Adelaide": "SA",
    "Australia/Darwin": "NT",
    "Australia/Perth": "WA",
    "Australia/Hobart": "TAS",
  },
};

const zoneOfRegion = new Map(
  Object.entries(zonesOfRegions).flatMap(([country, zones]) =>
    Object.entries(zones).flatMap(([zone, regions]) =>
      regions.split(" ").map((region) => [`${country} ${region}`, zone] as const),
    ),
  ),
);

/** The zone of a place, as far as country and region tell it; null when they do not. */
export function zoneOf(place: { country: string | null; region: string | null } | null): Zone | null {
  if (!place?.country) return null;
  const region = zoneOfRegion.get(`${place.country} ${place.region?.trim().toUpperCase()}`);
  if (region) return region;
  const zones = getCountry(place.country)?.timezones ?? [];
  return zones.length === 1 ? (zones[0] ?? null) : null;
}
