import type { Unit } from "../../spine/unit.server";

/** Keeps the newest word about a return. Returns false when a newer one is known. */
export async function keepReturn(
  unit: Unit,
  it: { id: string; orderId: string; name: string | null; status: string; version: string },
): Promise<boolean> {
  const row = { order_id: it.orderId, name: it.name, status: it.status, version: it.version };
  const kept = await unit.tx.q
    .insertInto("return_record")
    .values({ shop_id: unit.shop, id: it.id, ...row })
    .onConflict((c) =>
      c.columns(["shop_id", "id"]).doUpdateSet(row).where("return_record.version", "<", it.version),
    )
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function returnsOf(unit: Unit, orderId: string) {
  return unit.tx.q
    .selectFrom("return_record")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("id")
    .execute();
}
