import type { Insertable } from "kysely";
import type { Claim } from "../../platform/database/types";
import type { Unit } from "../../spine/unit.server";

export async function writeClaim(unit: Unit, it: Omit<Insertable<Claim>, "shop_id">): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("claim")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readClaim(unit: Unit, id: string) {
  return unit.tx.q
    .selectFrom("claim")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function setClaim(
  unit: Unit,
  id: string,
  change: { state: "prepared" | "filed"; reference?: string; filed_at?: Date },
): Promise<void> {
  await unit.tx.q
    .updateTable("claim")
    .set(change)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

export async function claimsOf(unit: Unit, shipmentId: string) {
  return unit.tx.q
    .selectFrom("claim")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("opened_at")
    .execute();
}

/** Claims that wait for a person, the nearest deadline first. */
export async function claimsToFile(unit: Unit, limit: number) {
  return unit.tx.q
    .selectFrom("claim")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("state", "=", "prepared")
    .orderBy("deadline")
    .orderBy("id")
    .limit(limit)
    .execute();
}
