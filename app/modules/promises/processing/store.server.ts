import { final, ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { type Location, locations, read as readShop } from "../../shops/index.server";
import { forgetGrounds } from "../forecasting/grounds-memory";
import { learnFrom, type PastOrder } from "./learn";
import { type CalendarPlace, type Learned, learned, type Processing, processing, standard } from "./shape";

export interface LocationProcessing {
  locationId: string;
  name: string;
  country: string;
  region: string | null;
  active: boolean;
  /** What binds, because the merchant said so. */
  confirmed: Processing | null;
  confirmedAt: Date | null;
  /** What its past says. */
  learned: Learned | null;
  learnedAt: Date | null;
  /** What is assumed until one of the two is there. */
  standard: Processing;
}

/** A region of the shop's address is a province; not every calendar of holidays knows it by that name. */
const calendarOf = ({ country, region }: Pick<Location, "country" | "region">): CalendarPlace | null => {
  if (!/^[A-Z]{2}$/.test(country)) return null;
  return { country, region: region && /^[A-Z0-9]{1,3}$/.test(region) ? region : null };
};

/** How each location packs: learnt, confirmed, assumed. */
export async function processingOfLocations(unit: Unit): Promise<LocationProcessing[]> {
  const rows = await unit.tx.q
    .selectFrom("promise_processing")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .execute();
  const known = new Map(rows.map((r) => [r.location_id, r]));
  return (await locations(unit)).map((location) => {
    const row = known.get(location.id);
    return {
      locationId: location.id,
      name: location.name,
      country: location.country,
      region: location.region,
      active: location.active,
      confirmed: row?.confirmed ? processing.parse(row.confirmed) : null,
      confirmedAt: row?.confirmed_at ?? null,
      learned: row?.learned ? learned.parse(row.learned) : null,
      learnedAt: row?.learned_at ?? null,
      standard: standard(calendarOf(location)),
    };
  });
}

/** From now on the location is reckoned with as the merchant says. */
export async function confirmProcessing(
  unit: Unit,
  locationId: string,
  confirmed: Processing,
): Promise<Result<null>> {
  if (!(await locations(unit)).some(({ id }) => id === locationId))
    return final("location_unknown", "There is no such location.");
  const row = { confirmed: JSON.stringify(confirmed), confirmed_at: unit.clock.now() };
  await unit.tx.q
    .insertInto("promise_processing")
    .values({ shop_id: unit.shop, location_id: locationId, ...row })
    .onConflict((c) => c.columns(["shop_id", "location_id"]).doUpdateSet(row))
    .execute();
  forgetGrounds(unit.shop);
  await learnProcessing(unit, locationId);
  return ok(null);
}

/** What was confirmed binds no more; what was learnt stays. */
export async function forgetProcessing(unit: Unit, locationId: string): Promise<void> {
  await unit.tx.q
    .updateTable("promise_processing")
    .set({ confirmed: null, confirmed_at: null })
    .where("shop_id", "=", unit.shop)
    .where("location_id", "=", locationId)
    .execute();
  forgetGrounds(unit.shop);
  await learnProcessing(unit, locationId);
}

const PER_LOCATION = 5_000;
/** Of all locations together, newest first: a location that sends seldom keeps what it has taught before. */
const MOST = 50_000;

/** Reads the newest orders of the store and keeps what they say of each location. Returns how many locations were learnt from. */
export async function learnProcessing(unit: Unit, only?: string): Promise<number> {
  const places = await processingOfLocations(unit);
  const { timezone } = await readShop(unit);
  const past = await pastByLocation(unit, places.length);
  let taught = 0;
  for (const { locationId, standard: assumed, confirmed } of places) {
    if (only !== undefined && locationId !== only) continue;
    const found = learnFrom(past.get(locationId) ?? [], timezone, assumed.holidays, confirmed);
    if (!found) continue;
    taught++;
    const row = { learned: JSON.stringify(found), learned_at: unit.clock.now() };
    await unit.tx.q
      .insertInto("promise_processing")
      .values({ shop_id: unit.shop, location_id: locationId, ...row })
      .onConflict((c) => c.columns(["shop_id", "location_id"]).doUpdateSet(row))
      .execute();
  }
  return taught;
}

async function pastByLocation(unit: Unit, places: number): Promise<Map<string, PastOrder[]>> {
  const rows = await unit.tx.q
    .selectFrom("promise_journey")
    .select(["location_id", "ordered_at", "handed_over_at"])
    .where("shop_id", "=", unit.shop)
    .where("source", "=", "stream")
    .where("handed_over_at", "is not", null)
    .where("location_id", "is not", null)
    .orderBy("ordered_at", "desc")
    .orderBy("id")
    .limit(Math.min(MOST, PER_LOCATION * Math.max(1, places)))
    .execute();
  const past = new Map<string, PastOrder[]>();
  for (const { location_id: id, ordered_at: placedAt, handed_over_at: handedOverAt } of rows) {
    if (id === null || handedOverAt === null) continue;
    const own = past.get(id) ?? [];
    if (own.length === 0) past.set(id, own);
    if (own.length < PER_LOCATION) own.push({ placedAt, handedOverAt });
  }
  return past;
}
