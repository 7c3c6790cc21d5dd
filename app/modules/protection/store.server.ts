import type { Insertable } from "kysely";
import type { Cover, Remedy } from "../../platform/database/types";
import type { Unit } from "../../spine/unit.server";

export async function writeCover(unit: Unit, it: Omit<Insertable<Cover>, "shop_id">): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("cover")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "shipment_id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readCover(unit: Unit, shipmentId: string) {
  const row = await unit.tx.q
    .selectFrom("cover")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .executeTakeFirst();
  return row ? { ...row, reasons: row.reasons as string[] } : null;
}

export async function writeRemedy(unit: Unit, it: Omit<Insertable<Remedy>, "shop_id">): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("remedy")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readRemedy(unit: Unit, id: string, lock = false) {
  let query = unit.tx.q
    .selectFrom("remedy")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? { ...row, options: row.options as string[], reasons: row.reasons as string[] } : null;
}

export async function remediesOf(unit: Unit, shipmentId: string) {
  const rows = await unit.tx.q
    .selectFrom("remedy")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("decided_at")
    .execute();
  return rows.map((row) => ({ ...row, options: row.options as string[], reasons: row.reasons as string[] }));
}

export async function setRemedy(
  unit: Unit,
  id: string,
  change: { state: "taken" | "settled" | "refused"; chosen?: string; chosen_at?: Date },
): Promise<void> {
  await unit.tx.q
    .updateTable("remedy")
    .set(change)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** Flags a lane, or holds an older flag up longer. */
export async function flagLane(unit: Unit, it: { lane: string; reason: string; until: Date }): Promise<void> {
  const row = { reason: it.reason, flagged_at: unit.clock.now(), until: it.until };
  await unit.tx.q
    .insertInto("lane_risk")
    .values({ shop_id: unit.shop, lane: it.lane, ...row })
    .onConflict((c) => c.columns(["shop_id", "lane"]).doUpdateSet(row))
    .execute();
}

export async function isFlagged(unit: Unit, lane: string): Promise<boolean> {
  const row = await unit.tx.q
    .selectFrom("lane_risk")
    .select("lane")
    .where("shop_id", "=", unit.shop)
    .where("lane", "=", lane)
    .where("until", ">", unit.clock.now())
    .executeTakeFirst();
  return row !== undefined;
}

export async function flaggedLanes(unit: Unit, limit: number) {
  return unit.tx.q
    .selectFrom("lane_risk")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("until", ">", unit.clock.now())
    .orderBy("flagged_at", "desc")
    .limit(limit)
    .execute();
}
