import type { ScanTime } from "../../domain/scan-time";
import { countryNamed } from "./reading/countries";
import { meaningIn } from "./reading/meaning";
import { placeOf } from "./reading/place";
import type { CarrierReport, CarrierScan } from "./reading/reading";
import { categories, meaningOf } from "./usps.words";

/** An event as JSON and the older XML tell it alike. At home the country is left blank. */
export function scanOf(told: {
  at: ScanTime;
  code: string | null;
  description: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  country: string | null;
}): CarrierScan {
  const home = (told.state ?? told.zip) ? "US" : null;
  return {
    at: told.at,
    code: told.code ?? told.description ?? "",
    description: told.description,
    place: placeOf({
      city: told.city,
      region: told.state,
      postal: told.zip,
      country: told.country ? countryNamed(told.country) : home,
    }),
    meaning: meaningOf(told.code, told.description),
  };
}

/** The category repeats the newest event, and stands alone only before the first. */
export const statusOf = (category: string | null, scans: CarrierScan[]): CarrierReport["status"] =>
  category && scans.length === 0
    ? { code: category, meaning: meaningIn(categories, category), at: null }
    : null;

/** `USPS Ground Advantage<SUP>&#153;</SUP>` without its mark. */
export const withoutMarks = (name: string | null): string | null =>
  name?.replace(/<SUP>.*?<\/SUP>/gi, "").trim() || null;
