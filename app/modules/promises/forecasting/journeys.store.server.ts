import type { Insertable, QueryCreator, Selectable } from "kysely";
import type { ShopId } from "../../../domain/ids";
import type { DB, PromiseJourney } from "../../../platform/database/types";
import type { Unit } from "../../../spine/unit.server";
import { type Parcel, dayOf, type WallDay } from "../model/parcel";
import { wallMinutes } from "./wall";

export type Journey = Omit<Insertable<PromiseJourney>, "shop_id" | "source">;

/** Keeps what is known of a journey; what is not said stays as it was. */
export async function keepJourney(unit: Unit, journey: Journey): Promise<void> {
  await keeping(unit.tx.q, unit.shop, journey).execute();
}

/** The order has become parcels: each has a journey of its own from here on, and that of the order ends. */
export async function keepJourneyOfParcel(unit: Unit, journey: Journey): Promise<void> {
  const whole = unit.tx.q.with("whole", (q) =>
    q
      .deleteFrom("promise_journey")
      .where("shop_id", "=", unit.shop)
      .where("id", "=", journey.order_id)
      .returning("id"),
  );
  await keeping(whole, unit.shop, journey).execute();
}

function keeping(q: Pick<QueryCreator<DB>, "insertInto">, shop: ShopId, journey: Journey) {
  const { id: _id, ...told } = journey;
  return q
    .insertInto("promise_journey")
    .values({ shop_id: shop, ...journey })
    .onConflict((c) => c.columns(["shop_id", "id"]).doUpdateSet(told));
}

/** Parcels that a night looks at, newest first: more would tell nothing new. */
const MOST = 60_000;

export interface Past {
  parcels: Parcel[];
  ordersOn: (day: WallDay) => number;
  /** `US-112` → `NY`: where postal prefixes lie, as the store's own parcels say. */
  regions: Map<string, string>;
  /** The service that most parcels went by. */
  usualService: string | null;
}

export async function readPast(unit: Unit, zone: string): Promise<Past> {
  const rows = await unit.tx.q
    .selectFrom("promise_journey")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .orderBy("ordered_at", "desc")
    .orderBy("id")
    .limit(MOST)
    .execute();
  const parcels = rows.map((row) => parcelOf(row, zone));
  const orders = new Map<WallDay, number>();
  for (const p of parcels) orders.set(dayOf(p.orderedAt), (orders.get(dayOf(p.orderedAt)) ?? 0) + 1);
  return {
    parcels,
    ordersOn: (day) => orders.get(day) ?? 0,
    regions: regionsOf(parcels),
    usualService: mostOf(parcels.map((p) => p.service)),
  };
}

function parcelOf(row: Selectable<PromiseJourney>, zone: string): Parcel {
  const at = (instant: Date | null) => (instant ? wallMinutes(instant, zone) : null);
  return {
    id: row.id,
    orderedAt: wallMinutes(row.ordered_at, zone),
    approvedAt: null,
    handedOverAt: at(row.handed_over_at),
    deliveredAt: at(row.delivered_at),
    endedAt: at(row.ended_at),
    originCountry: row.origin_country,
    originRegion: row.origin_region,
    originPostal: row.origin_postal,
    destinationCountry: row.dest_country,
    destinationRegion: row.dest_region,
    destinationPostal: row.dest_postal,
    distanceKm: null,
    carrier: row.carrier,
    service: row.service,
    location: row.location_id,
    items: row.items,
    weightG: row.weight_g,
    volumeCm3: null,
    priceMinor: row.price_minor,
    freightMinor: null,
    category: row.category,
  };
}

/** The region that most of a prefix's parcels went to. */
function regionsOf(parcels: Parcel[]): Map<string, string> {
  const byPrefix = new Map<string, string[]>();
  for (const { destinationCountry, destinationPostal, destinationRegion } of parcels) {
    if (!destinationCountry || !destinationPostal || !destinationRegion) continue;
    const key = `${destinationCountry}-${destinationPostal}`;
    const own = byPrefix.get(key) ?? [];
    byPrefix.set(key, own);
    own.push(destinationRegion);
  }
  return new Map([...byPrefix].map(([key, regions]) => [key, mostOf(regions)!]));
}

/** What occurs most often; of equals, the first by name. */
function mostOf(names: (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? null;
}

const FORGOTTEN_AT_ONCE = 20_000;

/** Journeys that no night looks at any more. */
export async function forgetJourneys(unit: Unit, before: Date): Promise<void> {
  await unit.tx.q
    .deleteFrom("promise_journey")
    .where("shop_id", "=", unit.shop)
    .where("id", "in", (from) =>
      from
        .selectFrom("promise_journey")
        .select("id")
        .where("shop_id", "=", unit.shop)
        .where("ordered_at", "<", before)
        .limit(FORGOTTEN_AT_ONCE),
    )
    .execute();
}

/** An order that has waited for longer is not in the queue: it is a problem of its own. */
const WAITS_MS = 14 * 86_400_000;

/** How many orders placed before a moment have neither left nor ended. */
export async function waitingOrders(unit: Unit, before: Date): Promise<number> {
  const row = await unit.tx.q
    .selectFrom("promise_journey")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("shop_id", "=", unit.shop)
    .where("ordered_at", "<", before)
    .where("ordered_at", ">=", new Date(before.getTime() - WAITS_MS))
    .where("handed_over_at", "is", null)
    .where("delivered_at", "is", null)
    .where("ended_at", "is", null)
    .where("source", "=", "stream")
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
