import type { ShopId } from "../../../domain/ids";
import type { Tx } from "../../../platform/database/access.server";
import type { Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { type LocationProcessing, processingOfLocations } from "../processing/store.server";
import type { PromiseSettings } from "../settings/settings";
import { settingsIn } from "../settings/store.server";
import { type Footing, readFooting } from "./footing.store.server";
import { waitingOrders } from "./journeys.store.server";
import { type KnownModel, modelOf } from "./model.store.server";

/** All that a date of this store rests on beside the question itself. */
export interface Grounds {
  zone: string;
  country: string | null;
  settings: PromiseSettings;
  model: KnownModel | null;
  places: LocationProcessing[];
  /** Orders that wait where the next one would leave from, in whole days of that place's capacity; 0 where none was confirmed. */
  waitingDays: number;
}

/** What one transaction stands on, and what it has said already. */
export interface Stand {
  grounds: Grounds;
  /** The parcels that were forecast, each with the facts from which. */
  forecast: Map<string, string>;
}

/** Within one unit of work it is read once. */
const ofUnit = new WeakMap<Unit, Promise<Stand>>();
/**
 * All reactions of a store in one transaction stand on one ground, too. A connection has one transaction after another, told apart by
 * their numbers (what was found out in one that was rolled back is of no use to the next), and each may serve several stores in turn.
 */
const ofTransaction = new WeakMap<Tx, { transaction: string; shop: ShopId; stand: Stand }>();

export function standOf(unit: Unit): Promise<Stand> {
  const before = ofUnit.get(unit);
  if (before) return before;
  const finding = findStand(unit);
  ofUnit.set(unit, finding);
  return finding;
}

export const groundsOf = async (unit: Unit): Promise<Grounds> => (await standOf(unit)).grounds;

/** Something else was said of a parcel: its next forecast has to be said again, though it may be the same. */
export const forgetForecast = (unit: Unit, subjectId: string): void =>
  void ofTransaction.get(unit.tx)?.stand.forecast.delete(subjectId);

async function findStand(unit: Unit): Promise<Stand> {
  const footing = await readFooting(unit);
  const { transaction } = footing;
  const before = ofTransaction.get(unit.tx);
  if (before && before.transaction === transaction && before.shop === unit.shop) return before.stand;
  const stand = { grounds: await readGrounds(unit, footing), forecast: new Map<string, string>() };
  if (transaction !== null) ofTransaction.set(unit.tx, { transaction, shop: unit.shop, stand });
  return stand;
}

async function readGrounds(unit: Unit, { settings, model }: Footing): Promise<Grounds> {
  const { timezone: zone, country } = await readShop(unit);
  const places = await processingOfLocations(unit);
  return {
    zone,
    country,
    settings: settingsIn(settings),
    model: model === null ? null : await modelOf(unit, model),
    places,
    waitingDays: await waitingDays(unit, places),
  };
}

async function waitingDays(unit: Unit, places: LocationProcessing[]): Promise<number> {
  const capacity = leavesFrom({ places }, null)?.confirmed?.capacity;
  if (!capacity) return 0;
  const wait = await waitingOrders(unit, unit.clock.now());
  // In whole days: the same question keeps its answer while the queue grows by less than one.
  return Math.floor(wait / capacity);
}

/** Where a parcel leaves from; while nobody has said, the store's first open location. */
export const leavesFrom = (
  { places }: Pick<Grounds, "places">,
  locationId: string | null,
): LocationProcessing | null =>
  places.find((p) => p.locationId === locationId) ??
  (locationId === null ? (places.find((p) => p.active) ?? null) : null);

/** The region that a postal code lies in, as the store's own parcels say: nobody is asked for one before buying. */
export const regionOf = ({ model }: Grounds, country: string | null, prefix: string): string | null =>
  model?.regions.get(`${country}-${prefix}`) ?? null;

export const modelName = ({ model }: Grounds): string => model?.version ?? "published";
