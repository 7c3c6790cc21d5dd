import type { ScanTime } from "../../domain/scan-time";
import { countryNamed } from "./reading/countries";
import { checkpoints } from "./dhl_express.words";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import type { CarrierScan } from "./reading/reading";

/** One checkpoint, however it was told. A service area is a city and mostly its country: `Milan - Italy`, `LEIPZIG-GERMANY`. */
export function scanOf(it: {
  at: ScanTime;
  code: string;
  description: string | null;
  serviceArea: string | null;
}): CarrierScan {
  const description = it.description?.replace(/\s+/g, " ") ?? null;
  const country = countryNamed(/-\s*([^-]+)$/.exec(it.serviceArea ?? "")?.[1]);
  return {
    at: it.at,
    code: it.code,
    description,
    place: placeOf({ text: it.serviceArea, country }),
    meaning: meaningIn(checkpoints, it.code) ?? meaningOfPhrase(description),
  };
}
