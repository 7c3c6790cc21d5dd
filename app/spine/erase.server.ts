import { sql } from "kysely";
import type { Unit } from "./unit.server";

/** Takes the bodies of every message that holds these people's data. Their keys in the ledger of deliveries stay. */
export async function forgetBodies(unit: Unit, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await unit.tx.q
    .updateTable("inbox")
    .set({ body: null })
    .where("shop_id", "=", unit.shop)
    .where("person_id", "in", [...personIds])
    .execute();
}

/** Bodies are kept for replay, and for no longer than this. */
export async function forgetOldBodies(unit: Unit, before: Date): Promise<number> {
  const old = await unit.tx.q
    .updateTable("inbox")
    .set({ body: null })
    .where("shop_id", "=", unit.shop)
    .where("received_at", "<", before)
    .where("body", "is not", null)
    .where("state", "<>", "new")
    .executeTakeFirst();
  return Number(old.numUpdatedRows);
}

/** Everything the spine holds of a shop that has to be forgotten, the message now being handled excepted. */
export async function forgetShop(unit: Unit): Promise<void> {
  const { shop, tx } = unit;
  for (const table of ["due", "ledger", "outbox", "alarm", "event", "inbox_work"] as const) {
    await tx.q.deleteFrom(table).where("shop_id", "=", shop).execute();
  }
  await sql`update inbox set body = null, state = 'ignored' where shop_id = ${shop}`.execute(tx.q);
}
