import { sql } from "kysely";
import { UNKNOWN_SHOP } from "../domain/ids";
import { stableUuid } from "../domain/stable-id.server";
import type { Tx } from "../platform/database/access.server";
import { inboxSealedAs } from "./inbox.server";
import type { KeyCabinet } from "./shop-keys.server";
import type { Unit } from "./unit.server";

interface Stray {
  source: string;
  delivery_id: string;
  topic: string;
  event_id: string | null;
  triggered_at: Date | null;
  received_at: Date;
  body: Buffer | null;
}

/** Longer than this nobody waits for a store to come. */
const KEPT = "30 days";

/**
 * Messages that came before their store did: a webhook may overtake the installation. Once the store is there they are read as if
 * they came now. What waited too long for any store goes. Needs the claimers' role, which sees the inbox of nobody.
 */
export async function adoptStrays(unit: Unit, cabinet: KeyCabinet, domain: string): Promise<number> {
  const strays = await take(unit.tx, domain);
  if (strays.length === 0) return 0;
  const [common, keys] = [await cabinet.keysOf(unit.tx, UNKNOWN_SHOP), await unit.keys()];
  for (const { body, ...stray } of strays) {
    if (!body) continue;
    const place = inboxSealedAs(stray.source, stray.delivery_id);
    const key = { shop_id: unit.shop, source: stray.source, delivery_id: stray.delivery_id };
    await unit.tx.q
      .insertInto("inbox")
      .values({
        ...stray,
        ...key,
        story_id: stableUuid(unit.shop, stray.source, stray.delivery_id),
        body: keys.seal(common.unseal(body, place), place),
      })
      .onConflict((c) => c.doNothing())
      .execute();
    await unit.tx.q
      .insertInto("inbox_work")
      .values(key)
      .onConflict((c) => c.doNothing())
      .execute();
  }
  unit.stir();
  return strays.length;
}

async function take(tx: Tx, domain: string): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    delete from inbox
     where shop_id = ${UNKNOWN_SHOP} and state = 'quarantined'
       and ((reason = 'shop_unknown' and detail = ${domain}) or received_at < now() - ${KEPT}::interval)
    returning source, delivery_id, topic, event_id, triggered_at, received_at,
              case when detail = ${domain} then body end as body`.execute(tx.q);
  return rows;
}
