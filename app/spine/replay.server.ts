import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ShopId } from "../domain/ids";
import type { Tx } from "../platform/database/access.server";
import { Undone, type Spine } from "./spine.server";
import { eventOf, type StoredEvent } from "./fan-out.server";
import type { Unit } from "./unit.server";

/** Puts a quarantined message back to be read again, after whatever hindered it was mended. */
export async function rereadMessage(unit: Unit, source: string, deliveryId: string): Promise<boolean> {
  const freed = await unit.tx.q
    .updateTable("inbox")
    .set({ state: "new", reason: null, detail: null, handled_at: null })
    .where("shop_id", "=", unit.shop)
    .where("source", "=", source)
    .where("delivery_id", "=", deliveryId)
    .where("state", "=", "quarantined")
    .where("body", "is not", null)
    .executeTakeFirst();
  if (freed.numUpdatedRows === 0n) return false;
  await unit.tx.q
    .insertInto("inbox_work")
    .values({ shop_id: unit.shop, source, delivery_id: deliveryId })
    .onConflict((c) => c.doNothing())
    .execute();
  unit.stir();
  return true;
}

/** Puts messages of a source that wait for one reason back to be read again, oldest first; returns how many. */
export async function rereadWaiting(
  unit: Unit,
  source: string,
  reason: string,
  limit: number,
): Promise<number> {
  const waiting = await unit.tx.q
    .selectFrom("inbox")
    .select("delivery_id")
    .where("shop_id", "=", unit.shop)
    .where("source", "=", source)
    .where("state", "=", "quarantined")
    .where("reason", "=", reason)
    .orderBy("received_at")
    .limit(limit)
    .execute();
  let again = 0;
  for (const { delivery_id } of waiting) if (await rereadMessage(unit, source, delivery_id)) again++;
  return again;
}

/** Puts every message since a time back to be read again. The facts are known, so nothing new may come of it. */
export async function rereadSince(unit: Unit, since: Date): Promise<number> {
  const { rows } = await sql<{ delivery_id: string }>`
    with again as (
      update inbox set state = 'new' where shop_id = ${unit.shop} and received_at >= ${since} and body is not null
      returning shop_id, source, delivery_id)
    insert into inbox_work (shop_id, source, delivery_id) select * from again on conflict do nothing
    returning delivery_id`.execute(unit.tx.q);
  if (rows.length > 0) unit.stir();
  return rows.length;
}

/** Tries a reaction again that its author had given up. */
export async function retryReaction(unit: Unit, seq: number, reaction: string): Promise<boolean> {
  const moved = await unit.tx.q
    .updateTable("due")
    .set({ state: "due", attempts: 0, run_at: sql`now()` })
    .where("shop_id", "=", unit.shop)
    .where("event_seq", "=", seq)
    .where("reaction", "=", reaction)
    .where("state", "=", "stuck")
    .executeTakeFirst();
  if (moved.numUpdatedRows > 0n) unit.stir();
  return moved.numUpdatedRows > 0n;
}

export interface Rebuilt {
  tables: string[];
  events: number;
  before: string;
  after: string;
}

/**
 * Drops a shop's projections and folds the stream into them again. Only facts whose reaction has its receipt are folded:
 * the others are still due and will fold themselves. `before` and `after` are hashes over every row.
 */
export async function rebuildProjections(spine: Spine, shop: ShopId): Promise<Rebuilt> {
  const folding = spine.deps.registry.parts.reactions.filter((r) => r.projects);
  const tables = [...new Set(folding.flatMap((r) => r.projects ?? []))].sort();
  return spine.deps.access.inShop(shop, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('doorstep.projections'), hashtext(${String(shop)}))`.execute(
      tx.q,
    );
    const before = await hashOf(tx, shop, tables);
    for (const table of tables)
      await sql`delete from ${sql.table(table)} where shop_id = ${shop}`.execute(tx.q);
    let events = 0;
    for await (const row of folded(
      tx,
      shop,
      folding.map((r) => r.name),
    )) {
      const reaction = spine.deps.registry.reaction(row.reaction);
      if (!reaction) continue;
      const event = eventOf(row);
      const cause = { storyId: event.storyId, eventSeq: event.seq, by: reaction.name };
      const result = await reaction.run(spine.unit(tx, shop, cause, { rebuilding: true }), event);
      if (!result.ok) throw new Undone(result.failure);
      events++;
    }
    return { tables, events, before, after: await hashOf(tx, shop, tables) };
  });
}

async function* folded(
  tx: Tx,
  shop: ShopId,
  reactions: string[],
): AsyncGenerator<StoredEvent & { reaction: string }> {
  const PAGE = 1_000;
  let after = { seq: -1, reaction: "" };
  for (;;) {
    const { rows } = await sql<StoredEvent & { reaction: string }>`
      select e.seq, e.type, e.subject_kind, e.subject_id, e.story_id, e.occurred_at, e.recorded_at, e.payload, l.reaction
        from ledger l join event e on e.shop_id = l.shop_id and e.seq = l.event_seq
       where l.shop_id = ${shop} and l.reaction = any(${reactions}::text[]) and (e.seq, l.reaction) > (${after.seq}, ${after.reaction})
       order by e.seq, l.reaction limit ${PAGE}`.execute(tx.q);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { seq: last.seq, reaction: last.reaction };
  }
}

/** One hash over all rows of the tables, in an order of their own content. */
export async function hashOf(tx: Tx, shop: ShopId, tables: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const table of tables) {
    const { rows } = await sql<{ line: string }>`
      select t::text as line from ${sql.table(table)} t where shop_id = ${shop} order by t::text collate "C"`.execute(
      tx.q,
    );
    hash.update(`${table}\n`);
    for (const { line } of rows) hash.update(`${line}\n`);
  }
  return hash.digest("hex");
}
