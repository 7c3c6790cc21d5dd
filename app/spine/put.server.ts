import { stableUuid } from "../domain/stable-id.server";
import { inboxSealedAs } from "./inbox.server";
import type { Unit } from "./unit.server";

/**
 * Puts a message into the inbox from within: what was fetched goes through the same door as what was sent. Returns false when
 * this delivery is known.
 */
export async function put(
  unit: Unit,
  it: { source: string; topic: string; deliveryId: string; body: unknown },
): Promise<boolean> {
  const { source, topic, deliveryId } = it;
  const keys = await unit.keys();
  const body = keys.seal(Buffer.from(JSON.stringify(it.body)), inboxSealedAs(source, deliveryId));
  const storyId = stableUuid(unit.shop, source, deliveryId);
  const key = { shop_id: unit.shop, source, delivery_id: deliveryId };
  const made = await unit.tx.q
    .insertInto("inbox")
    .values({ ...key, topic, story_id: storyId, body })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await unit.tx.q
    .insertInto("inbox_work")
    .values(key)
    .onConflict((c) => c.doNothing())
    .execute();
  unit.stir();
  return true;
}
