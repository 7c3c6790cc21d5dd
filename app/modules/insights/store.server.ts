import { sql } from "kysely";
import type { Unit } from "../../spine/unit.server";

export interface LaneCounts {
  shipped: number;
  delivered: number;
  lost: number;
  damaged: number;
  late: number;
  transitHours: number;
}

/** Adds to a lane's record. Only sums and a latest time, so the order of facts does not matter. */
export async function addToLane(
  unit: Unit,
  lane: string,
  carrier: string,
  plus: Partial<LaneCounts>,
  at: Date,
) {
  const n = { shipped: 0, delivered: 0, lost: 0, damaged: 0, late: 0, transitHours: 0, ...plus };
  return unit.tx.q
    .insertInto("lane_record")
    .values({
      shop_id: unit.shop,
      lane,
      carrier,
      shipped: n.shipped,
      delivered: n.delivered,
      lost: n.lost,
      damaged: n.damaged,
      late: n.late,
      transit_hours: n.transitHours,
      last_event_at: at,
    })
    .onConflict((c) =>
      c.columns(["shop_id", "lane"]).doUpdateSet((e) => ({
        shipped: e("lane_record.shipped", "+", n.shipped),
        delivered: e("lane_record.delivered", "+", n.delivered),
        lost: e("lane_record.lost", "+", n.lost),
        damaged: e("lane_record.damaged", "+", n.damaged),
        late: e("lane_record.late", "+", n.late),
        transit_hours: e("lane_record.transit_hours", "+", n.transitHours),
        last_event_at: sql<Date>`greatest(lane_record.last_event_at, ${at})`,
      })),
    )
    .returning(["lane", "shipped", "lost", "damaged"])
    .executeTakeFirstOrThrow();
}

export async function count(unit: Unit, day: string, figure: string, plus: number): Promise<void> {
  await unit.tx.q
    .insertInto("daily_figure")
    .values({ shop_id: unit.shop, day, figure, value: plus })
    .onConflict((c) =>
      c
        .columns(["shop_id", "day", "figure"])
        .doUpdateSet((e) => ({ value: e("daily_figure.value", "+", plus) })),
    )
    .execute();
}

/** Sums of figures from a day on. */
export async function figuresSince(unit: Unit, day: string): Promise<Record<string, number>> {
  const rows = await unit.tx.q
    .selectFrom("daily_figure")
    .select((e) => ["figure", e.fn.sum<number>("value").as("value")])
    .where("shop_id", "=", unit.shop)
    .where("day", ">=", day)
    .groupBy("figure")
    .execute();
  return Object.fromEntries(rows.map((r) => [r.figure, Number(r.value)]));
}

export async function laneRecord(unit: Unit, lane: string) {
  return unit.tx.q
    .selectFrom("lane_record")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("lane", "=", lane)
    .executeTakeFirst();
}
