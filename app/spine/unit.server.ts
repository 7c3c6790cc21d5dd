import { sql } from "kysely";
import type { ShopId } from "../domain/ids";
import { stableUuid } from "../domain/stable-id.server";
import type { Clock } from "../platform/clock.server";
import type { ShopKeys } from "../platform/crypto/keyring.server";
import type { Tx } from "../platform/database/access.server";
import type { EventType } from "./catalogue";

/** Why something is being done: the story it belongs to, the event that caused it, and who does it. */
export interface Cause {
  storyId: string;
  eventSeq: number | null;
  /** Name of the reaction, intake or use case: stands in every event it records. */
  by: string;
}

/**
 * One transaction of one shop, with everything a use case may touch. Every use case is `(unit, input) → Result`:
 * what it writes, the events it records, the effects it wants and its receipt are kept together or not at all.
 */
export interface Unit {
  readonly tx: Tx;
  readonly shop: ShopId;
  readonly clock: Clock;
  readonly cause: Cause;
  readonly keys: () => Promise<ShopKeys>;
  /** Which reactions an event owes; known to the spine, not to modules. */
  readonly reactionsTo: (type: EventType) => readonly string[];
  /** Called once something was written that claimers wait for; they are woken after the commit. */
  readonly stir: () => void;
  /** True while projections are rebuilt: facts are folded again and nothing new is recorded or sent. */
  readonly rebuilding: boolean;
}

export interface EffectRequest {
  kind: string;
  /** What makes it the same effect, within its kind. */
  key: string;
  /** Effects with the same key happen one after the other, and wait for one that is being tried again: one receiver, one matter. */
  orderKey: string;
  payload: object;
}

/** The key under which an effect goes to its receiver, from its id. */
export const keyOf = (effectId: string): string => `doorstep-${effectId}`;

/** Asks for an effect outside. It is written with the decision and carried out once, or honestly shown as not done. */
export async function request(unit: Unit, effect: EffectRequest): Promise<string> {
  const idempotencyKey = `${effect.kind}:${effect.key}`;
  const id = stableUuid(unit.shop, idempotencyKey);
  if (unit.rebuilding) return id;
  await unit.tx.q
    .insertInto("outbox")
    .values({
      shop_id: unit.shop,
      id,
      kind: effect.kind,
      idempotency_key: idempotencyKey,
      order_key: effect.orderKey,
      event_seq: unit.cause.eventSeq ?? 0,
      story_id: unit.cause.storyId,
      payload: JSON.stringify(effect.payload),
    })
    .onConflict((c) => c.columns(["shop_id", "idempotency_key"]).doNothing())
    .execute();
  unit.stir();
  return id;
}

/** Sets, or moves, a durable alarm. */
export async function setAlarm(unit: Unit, name: string, subjectId: string, firesAt: Date): Promise<void> {
  await unit.tx.q
    .insertInto("alarm")
    .values({ shop_id: unit.shop, name, subject_id: subjectId, fires_at: firesAt })
    .onConflict((c) =>
      c.columns(["shop_id", "name", "subject_id"]).doUpdateSet({ fires_at: firesAt, attempts: 0 }),
    )
    .execute();
}

/** Sets a durable alarm, unless one is set already. */
export async function beginAlarm(unit: Unit, name: string, subjectId: string, firesAt: Date): Promise<void> {
  await unit.tx.q
    .insertInto("alarm")
    .values({ shop_id: unit.shop, name, subject_id: subjectId, fires_at: firesAt })
    .onConflict((c) => c.columns(["shop_id", "name", "subject_id"]).doNothing())
    .execute();
}

export async function clearAlarm(unit: Unit, name: string, subjectId: string): Promise<void> {
  await unit.tx.q
    .deleteFrom("alarm")
    .where("shop_id", "=", unit.shop)
    .where("name", "=", name)
    .where("subject_id", "=", subjectId)
    .execute();
}

/** A fact that messages may be waiting for is now known: they run at once. */
export async function release(unit: Unit, waitedFor: string): Promise<void> {
  const freed = await unit.tx.q
    .updateTable("inbox_work")
    .set({ run_at: sql`now()`, waits_for: null })
    .where("shop_id", "=", unit.shop)
    .where("waits_for", "=", waitedFor)
    .executeTakeFirst();
  if (freed.numUpdatedRows > 0n) unit.stir();
}
