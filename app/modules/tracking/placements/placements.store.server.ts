import { sql } from "kysely";
import { ok, type Result } from "../../../domain/result";
import { stableId } from "../../../domain/stable-id.server";
import type { Unit } from "../../../spine/unit.server";
import { card, type Placement } from "./placement";

const columns = ["id", "name", "card", "live", "starts_at", "ends_at"] as const;

interface Row {
  id: string;
  name: string;
  card: unknown;
  live: boolean;
  starts_at: Date | null;
  ends_at: Date | null;
}

const placementOf = (row: Row): Placement => ({
  id: row.id,
  name: row.name,
  card: card.parse(row.card),
  live: row.live,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
});

/** More cards than anybody keeps. */
export const MOST_PLACEMENTS = 100;

/** A store's cards, newest first. */
export async function placements(unit: Unit): Promise<Placement[]> {
  const rows = await unit.tx.q
    .selectFrom("placement")
    .select(columns)
    .where("shop_id", "=", unit.shop)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(MOST_PLACEMENTS)
    .execute();
  return rows.map(placementOf);
}

export async function keepPlacement(unit: Unit, it: Placement): Promise<void> {
  const row = {
    name: it.name,
    card: JSON.stringify(it.card),
    live: it.live,
    starts_at: it.startsAt,
    ends_at: it.endsAt,
  };
  await unit.tx.q
    .insertInto("placement")
    .values({ shop_id: unit.shop, id: it.id, created_at: unit.clock.now(), ...row })
    .onConflict((c) => c.columns(["shop_id", "id"]).doUpdateSet(row))
    .execute();
}

export async function dropPlacement(unit: Unit, id: string): Promise<void> {
  await unit.tx.q.deleteFrom("placement").where("shop_id", "=", unit.shop).where("id", "=", id).execute();
}

/** Keeps a click, once per order, card and minute. */
export async function keepClick(unit: Unit, placementId: string, orderId: string): Promise<Result<null>> {
  const now = unit.clock.now();
  const minute = Math.floor(now.getTime() / 60_000);
  await unit.tx.q
    .insertInto("placement_click")
    .values({
      shop_id: unit.shop,
      id: stableId("clk", placementId, orderId, minute),
      placement_id: placementId,
      order_id: orderId,
      clicked_at: now,
    })
    .onConflict((c) => c.doNothing())
    .execute();
  return ok(null);
}

/** The last click on one of these orders' pages since a time that has no purchase yet. */
export async function latestClick(
  unit: Unit,
  orderIds: readonly string[],
  since: Date,
  until: Date,
): Promise<string | null> {
  if (orderIds.length === 0) return null;
  const row = await unit.tx.q
    .selectFrom("placement_click")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("order_id", "in", [...orderIds])
    .where("clicked_at", ">=", since)
    .where("clicked_at", "<=", until)
    .where("bought_order_id", "is", null)
    .orderBy("clicked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** True when an order is counted already. */
export async function isCounted(unit: Unit, orderId: string): Promise<boolean> {
  const row = await unit.tx.q
    .selectFrom("placement_click")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("bought_order_id", "=", orderId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function keepPurchase(
  unit: Unit,
  clickId: string,
  bought: { orderId: string; minor: number; currency: string; at: Date },
): Promise<void> {
  await unit.tx.q
    .updateTable("placement_click")
    .set({
      bought_order_id: bought.orderId,
      revenue_minor: bought.minor,
      currency: bought.currency,
      bought_at: bought.at,
    })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", clickId)
    .execute();
}

export interface PlacementResult {
  placementId: string;
  clicks: number;
  orders: number;
  /** In minor units, by currency. */
  revenue: { currency: string; minor: number }[];
}

/** What came of each card since a time. */
export async function placementResults(unit: Unit, since: Date): Promise<Map<string, PlacementResult>> {
  const { rows } = await sql<{
    placement_id: string;
    clicks: number;
    orders: number;
    currency: string | null;
    minor: number | null;
  }>`
    select placement_id, count(*)::int as clicks, count(bought_order_id)::int as orders, currency,
           sum(revenue_minor) as minor
      from placement_click where shop_id = ${unit.shop} and clicked_at >= ${since}
     group by placement_id, currency`.execute(unit.tx.q);
  const all = new Map<string, PlacementResult>();
  for (const row of rows) {
    const known = all.get(row.placement_id) ?? {
      placementId: row.placement_id,
      clicks: 0,
      orders: 0,
      revenue: [],
    };
    known.clicks += row.clicks;
    known.orders += row.orders;
    if (row.currency) known.revenue.push({ currency: row.currency, minor: Number(row.minor ?? 0) });
    all.set(row.placement_id, known);
  }
  return all;
}
