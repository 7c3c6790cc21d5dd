import type { Unit } from "../../../spine/unit.server";

const ofOrder = (orderId: string): string => `order:${orderId}`;
const ofDay = (personId: string, day: string): string => `person:${personId}@${day}`;

export interface Tally {
  order: number;
  day: number;
}

/**
 * How much was sent about an order and to its person today, with both counts locked until the end of the transaction: two decisions
 * about one order, or one person, are made one after the other, so no cap can be passed by two at once.
 */
export async function lockTally(unit: Unit, orderId: string, personId: string, day: string): Promise<Tally> {
  // Always in the same order: the order's, then the day's.
  const order = await lock(unit, ofOrder(orderId));
  await forgetOtherDays(unit, personId, day);
  return { order, day: await lock(unit, ofDay(personId, day)) };
}

/** A person's days that are over count for nothing. */
async function forgetOtherDays(unit: Unit, personId: string, day: string): Promise<void> {
  await unit.tx.q
    .deleteFrom("message_tally")
    .where("shop_id", "=", unit.shop)
    .where("scope", ">=", ofDay(personId, ""))
    .where("scope", "<", ofDay(personId, day))
    .execute();
}

async function lock(unit: Unit, scope: string): Promise<number> {
  const row = await unit.tx.q
    .insertInto("message_tally")
    .values({ shop_id: unit.shop, scope })
    .onConflict((c) =>
      c.columns(["shop_id", "scope"]).doUpdateSet((e) => ({ sent: e.ref("message_tally.sent") })),
    )
    .returning("sent")
    .executeTakeFirstOrThrow();
  return row.sent;
}

/** One more went out. What no cap holds back is counted apart. */
export async function count(
  unit: Unit,
  orderId: string,
  personId: string,
  day: string,
  critical: boolean,
): Promise<void> {
  await unit.tx.q
    .updateTable("message_tally")
    .set((e) => (critical ? { critical: e("critical", "+", 1) } : { sent: e("sent", "+", 1) }))
    .where("shop_id", "=", unit.shop)
    .where("scope", "in", [ofOrder(orderId), ofDay(personId, day)])
    .execute();
}
