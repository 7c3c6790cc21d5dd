import type { Unit } from "../../../spine/unit.server";
import { details, type Wish, type WishDetails, wishes } from "./wish";

const sealedAs = (id: string) => `delivery_wish|details|${id}`;

export type WishState = "asked" | "passed_on" | "by_person";

export interface DeliveryWish {
  id: string;
  shipmentId: string;
  orderId: string;
  wish: Wish;
  on: string | null;
  state: WishState;
  askedAt: Date;
}

interface Row {
  id: string;
  shipment_id: string;
  order_id: string;
  wish: string;
  on_day: string | null;
  state: string;
  asked_at: Date;
}

const columns = ["id", "shipment_id", "order_id", "wish", "on_day", "state", "asked_at"] as const;

const wishOf = (row: Row): DeliveryWish => ({
  id: row.id,
  shipmentId: row.shipment_id,
  orderId: row.order_id,
  wish: wishes.find((w) => w === row.wish) ?? "redeliver",
  on: row.on_day,
  state: row.state as WishState,
  askedAt: row.asked_at,
});

/** Keeps a wish; false when this very wish is kept already. */
export async function keepWish(
  unit: Unit,
  it: Omit<DeliveryWish, "state" | "askedAt"> & { personId: string | null; details: WishDetails },
): Promise<boolean> {
  const sealed = (await unit.keys()).seal(Buffer.from(JSON.stringify(it.details)), sealedAs(it.id));
  const kept = await unit.tx.q
    .insertInto("delivery_wish")
    .values({
      shop_id: unit.shop,
      id: it.id,
      shipment_id: it.shipmentId,
      order_id: it.orderId,
      wish: it.wish,
      on_day: it.on,
      details: sealed,
      person_id: it.personId,
      state: "asked",
      asked_at: unit.clock.now(),
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The last wish for a parcel. */
export async function latestWish(unit: Unit, shipmentId: string): Promise<DeliveryWish | null> {
  const row = await unit.tx.q
    .selectFrom("delivery_wish")
    .select(columns)
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? wishOf(row) : null;
}

/** A wish with what was corrected; the details are null once they were erased. */
export async function readWish(
  unit: Unit,
  id: string,
): Promise<(DeliveryWish & { details: WishDetails | null }) | null> {
  const row = await unit.tx.q
    .selectFrom("delivery_wish")
    .select([...columns, "details"])
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const plain = row.details ? (await unit.keys()).unseal(row.details, sealedAs(id)).toString("utf8") : null;
  return { ...wishOf(row), details: plain ? details.parse(JSON.parse(plain)) : null };
}

export async function settleWish(
  unit: Unit,
  id: string,
  state: WishState,
  reference: string | null,
): Promise<void> {
  await unit.tx.q
    .updateTable("delivery_wish")
    .set({ state, reference, settled_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** What people corrected goes with them. */
export async function forgetWishes(unit: Unit, personId: string): Promise<number> {
  const gone = await unit.tx.q
    .updateTable("delivery_wish")
    .set({ details: null, person_id: null })
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return Number(gone.numUpdatedRows);
}
