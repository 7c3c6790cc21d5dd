import type { Insertable } from "kysely";
import type { Message } from "../../platform/database/types";
import type { Unit } from "../../spine/unit.server";

export async function writeMessage(unit: Unit, it: Omit<Insertable<Message>, "shop_id">): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("message")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readMessage(unit: Unit, id: string) {
  return unit.tx.q
    .selectFrom("message")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function setMessageState(
  unit: Unit,
  id: string,
  state: "sent" | "failed",
  at: Date | null,
): Promise<void> {
  await unit.tx.q
    .updateTable("message")
    .set({ state, sent_at: at })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

export async function messagesOf(unit: Unit, orderId: string) {
  return unit.tx.q
    .selectFrom("message")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("decided_at")
    .execute();
}
