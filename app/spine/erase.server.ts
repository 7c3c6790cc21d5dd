import { sql } from "kysely";
import { inboxSealedAs } from "./inbox.server";
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

/**
 * Takes the bodies of messages that nobody could link to a person yet (unread or quarantined) and that speak of one of these:
 * an e-mail address, a customer's number.
 */
export async function forgetMentions(unit: Unit, needles: readonly string[]): Promise<void> {
  const keys = await unit.keys();
  const unlinked = await unit.tx.q
    .selectFrom("inbox")
    .select(["source", "delivery_id", "body"])
    .where("shop_id", "=", unit.shop)
    .where("state", "in", ["new", "quarantined"])
    .where("person_id", "is", null)
    .where("body", "is not", null)
    .execute();
  for (const { source, delivery_id, body } of unlinked) {
    if (!body) continue;
    const text = keys.unseal(body, inboxSealedAs(source, delivery_id)).toString("latin1").toLowerCase();
    if (!needles.some((needle) => text.includes(needle.toLowerCase()))) continue;
    await unit.tx.q
      .updateTable("inbox")
      .set({ body: null })
      .where("shop_id", "=", unit.shop)
      .where("source", "=", source)
      .where("delivery_id", "=", delivery_id)
      .execute();
  }
}

/**
 * Erases a shop: every row of every table that has a shop number, so that no table can be forgotten. Claims are taken away first
 * and whatever is in flight is waited for; passes are repeated until one finds nothing, because what was waited for may have
 * written. Left are the shop's own row and the list of deliveries, empty.
 */
export async function forgetShop(unit: Unit): Promise<void> {
  const { shop, tx } = unit;
  const first = ["inbox_work", "due", "outbox", "alarm"];
  const kept = ["shop", "inbox"];
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'shop_id'
     order by array_position(${first}::name[], c.relname) nulls last, c.relname`.execute(tx.q);
  for (let found = -1n; found !== 0n;) {
    found = 0n;
    for (const { name } of rows.filter((r) => !kept.includes(r.name))) {
      const gone = await sql`delete from ${sql.table(name)} where shop_id = ${shop}`.execute(tx.q);
      found += gone.numAffectedRows ?? 0n;
    }
  }
  await sql`update inbox set body = null, detail = null, person_id = null where shop_id = ${shop}`.execute(
    tx.q,
  );
}
