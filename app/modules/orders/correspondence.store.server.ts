import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { readOrder } from "./store.server";

const sealedAs = (id: string) => `correspondence|words|${id}`;
const record = recorder("orders");

export interface Written {
  id: string;
  direction: "to_shopper" | "from_shopper";
  by: string;
  /** null: gone with the person. */
  words: string | null;
  at: Date;
}

/**
 * Keeps what was written, once. `to_shopper` is sent by whoever carries messages; with `sentElsewhere` a helpdesk has sent it
 * already and it is only kept.
 */
export async function write(
  unit: Unit,
  orderId: string,
  it: Written & { words: string; sentElsewhere?: boolean },
): Promise<boolean> {
  const order = await readOrder(unit, orderId);
  if (!order) return false;
  const words = (await unit.keys()).seal(Buffer.from(it.words), sealedAs(it.id));
  const made = await unit.tx.q
    .insertInto("correspondence")
    .values({
      shop_id: unit.shop,
      order_id: orderId,
      id: it.id,
      direction: it.direction,
      by: it.by,
      words,
      person_id: order.personId,
      at: it.at,
    })
    .onConflict((c) => c.columns(["shop_id", "order_id", "id"]).doNothing())
    .executeTakeFirst();
  if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  const type = it.direction === "to_shopper" ? "orders.answer_written" : "orders.shopper_wrote";
  await record(unit, type, {
    subject: { kind: "order", id: orderId },
    at: it.at,
    key: it.id,
    payload: { orderId, writtenId: it.id, sentElsewhere: it.sentElsewhere ?? false },
  });
  return true;
}

/** The conversation about an order, oldest first. */
export async function correspondenceOf(unit: Unit, orderId: string): Promise<Written[]> {
  const rows = await unit.tx.q
    .selectFrom("correspondence")
    .select(["id", "direction", "by", "words", "at"])
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const keys = await unit.keys();
  return rows.map(({ words, ...row }) => ({
    ...row,
    direction: row.direction as Written["direction"],
    words: words ? keys.unseal(words, sealedAs(row.id)).toString("utf8") : null,
  }));
}

/** What a person wrote, and what was written to them, goes with the person. */
export async function forgetCorrespondence(unit: Unit, personId: string): Promise<void> {
  await unit.tx.q
    .updateTable("correspondence")
    .set({ words: null })
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .execute();
}
