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

/**
 * Erases a shop: every row of every table that has a shop number, so that no table can be forgotten. Claims are taken away first:
 * whatever is in flight ends before, and nothing starts after. Left are the shop's own row and the list of deliveries, empty.
 */
export async function forgetShop(unit: Unit): Promise<void> {
  const { shop, tx } = unit;
  const first = ["inbox_work", "due", "alarm", "outbox"];
  const kept = ["shop", "inbox"];
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'shop_id'
     order by array_position(${first}::name[], c.relname) nulls last, c.relname`.execute(tx.q);
  for (const { name } of rows.filter((r) => !kept.includes(r.name))) {
    await sql`delete from ${sql.table(name)} where shop_id = ${shop}`.execute(tx.q);
  }
  await sql`update inbox set body = null, detail = null, person_id = null where shop_id = ${shop}`.execute(
    tx.q,
  );
}
