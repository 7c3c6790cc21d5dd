import type { Unit } from "../../spine/unit.server";

export interface UnitGrant {
  orderLineId: string;
  unit: number;
  amountMinor: number;
}

/** How many units of each line have something given back already. */
export async function takenUnits(unit: Unit, orderId: string): Promise<Map<string, number[]>> {
  const rows = await unit.tx.q
    .selectFrom("payout")
    .select(["order_line_id", "unit"])
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("unit")
    .execute();
  const taken = new Map<string, number[]>();
  for (const r of rows) taken.set(r.order_line_id, [...(taken.get(r.order_line_id) ?? []), r.unit]);
  return taken;
}

/** Writes grants; the key (line, unit) refuses a second one. Returns how many were written. */
export async function writeGrants(
  unit: Unit,
  it: { orderId: string; kind: string; currency: string; grantedBy: string; at: Date; units: UnitGrant[] },
): Promise<number> {
  if (it.units.length === 0) return 0;
  const made = await unit.tx.q
    .insertInto("payout")
    .values(
      it.units.map((u) => ({
        shop_id: unit.shop,
        order_id: it.orderId,
        order_line_id: u.orderLineId,
        unit: u.unit,
        kind: it.kind,
        amount_minor: u.amountMinor,
        currency: it.currency,
        granted_by: it.grantedBy,
        at: it.at,
      })),
    )
    .onConflict((c) => c.columns(["shop_id", "order_id", "order_line_id", "unit"]).doNothing())
    .executeTakeFirst();
  return Number(made.numInsertedOrUpdatedRows ?? 0n);
}

export async function grantsBy(unit: Unit, grantedBy: string) {
  return unit.tx.q
    .selectFrom("payout")
    .select(["order_line_id", "unit", "amount_minor", "currency", "kind"])
    .where("shop_id", "=", unit.shop)
    .where("granted_by", "=", grantedBy)
    .execute();
}
