import type { Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { type LocationProcessing, processingOfLocations } from "../processing/store.server";
import type { PromiseSettings } from "../settings/settings";
import { readSettings } from "../settings/store.server";
import { currentModel, type KnownModel } from "./model.store.server";

/** All that a date of this store rests on beside the question itself. */
export interface Grounds {
  zone: string;
  country: string | null;
  settings: PromiseSettings;
  model: KnownModel | null;
  places: LocationProcessing[];
}

/** Within one unit of work they are read once: what a reaction does, it does on one ground. */
const known = new WeakMap<Unit, Promise<Grounds>>();

export function groundsOf(unit: Unit): Promise<Grounds> {
  const before = known.get(unit);
  if (before) return before;
  const reading = readGrounds(unit);
  known.set(unit, reading);
  return reading;
}

async function readGrounds(unit: Unit): Promise<Grounds> {
  const { timezone: zone, country } = await readShop(unit);
  return {
    zone,
    country,
    settings: await readSettings(unit),
    model: await currentModel(unit),
    places: await processingOfLocations(unit),
  };
}

/** Where a parcel leaves from; while nobody has said, the store's first open location. */
export const leavesFrom = ({ places }: Grounds, locationId: string | null): LocationProcessing | null =>
  places.find((p) => p.locationId === locationId) ??
  (locationId === null ? (places.find((p) => p.active) ?? null) : null);

/** The region that a postal code lies in, as the store's own parcels say: nobody is asked for one before buying. */
export const regionOf = ({ model }: Grounds, country: string | null, prefix: string): string | null =>
  model?.regions.get(`${country}-${prefix}`) ?? null;

export const modelName = ({ model }: Grounds): string => model?.version ?? "published";
