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

export async function groundsOf(unit: Unit): Promise<Grounds> {
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

export const modelName = ({ model }: Grounds): string => model?.version ?? "published";
