import { sql } from "kysely";
import type { Dates } from "../orders/index.server";
import type { Unit } from "../../spine/unit.server";
import type { Histogram } from "./distribution";

/** One more parcel of a lane that took this long. */
export async function countDays(unit: Unit, lanes: string[], days: number): Promise<void> {
  await unit.tx.q
    .insertInto("lane_transit")
    .values(lanes.map((lane) => ({ shop_id: unit.shop, lane, days, parcels: 1 })))
    .onConflict((c) =>
      c.columns(["shop_id", "lane", "days"]).doUpdateSet({ parcels: sql`lane_transit.parcels + 1` }),
    )
    .execute();
}

export async function experience(unit: Unit, lanes: string[]): Promise<Map<string, Histogram>> {
  const rows = await unit.tx.q
    .selectFrom("lane_transit")
    .select(["lane", "days", "parcels"])
    .where("shop_id", "=", unit.shop)
    .where("lane", "in", lanes)
    .execute();
  const all = new Map<string, Map<number, number>>();
  for (const { lane, days, parcels } of rows) {
    const histogram = all.get(lane) ?? new Map<number, number>();
    all.set(lane, histogram.set(days, parcels));
  }
  return all;
}

export interface NewPromise {
  id: string;
  subjectId: string;
  orderId: string;
  dates: Dates;
  confidence: number;
  inputs: object;
  model: string;
}

/** Writes a promise; the one before it is revised. Returns false when this one is known. */
export async function writePromise(unit: Unit, p: NewPromise): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("promise")
    .values({
      shop_id: unit.shop,
      id: p.id,
      subject_id: p.subjectId,
      order_id: p.orderId,
      ...p.dates,
      confidence: p.confidence,
      inputs: JSON.stringify(p.inputs),
      model: p.model,
      made_at: unit.clock.now(),
    })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await unit.tx.q
    .updateTable("promise")
    .set({ state: "revised", settled_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", p.subjectId)
    .where("state", "=", "open")
    .where("id", "<>", p.id)
    .execute();
  return true;
}

export async function openPromise(unit: Unit, subjectId: string) {
  return unit.tx.q
    .selectFrom("promise")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .where("state", "=", "open")
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function settlePromise(
  unit: Unit,
  id: string,
  state: "kept" | "missed" | "void",
): Promise<void> {
  await unit.tx.q
    .updateTable("promise")
    .set({ state, settled_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

export async function promisesOf(unit: Unit, orderId: string) {
  return unit.tx.q
    .selectFrom("promise")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
}
