import { shopId } from "../domain/ids";
import type { Failure } from "../domain/result";
import type { Tx } from "../platform/database/access.server";
import type { Egress } from "../platform/http/egress.server";
import type { OutboxJob, Queue } from "../platform/queue.server";
import type { AnyEffect } from "./definitions";
import type { Spine } from "./spine.server";
import { keyOf, type Unit } from "./unit.server";

interface OutboxRow {
  shop_id: number;
  id: string;
  kind: string;
  order_key: string;
  idempotency_key: string;
  event_seq: number;
  story_id: string;
  payload: unknown;
  state: string;
}

const WAITING = {
  name: "outbox.waiting",
  text: `select shop_id, id, order_key from outbox where state = 'waiting'
          order by created_at, event_seq limit $1 for update skip locked`,
};
const QUEUED = {
  name: "outbox.queued",
  text: "update outbox set state = 'queued' from unnest($1::bigint[], $2::uuid[]) as r(shop, id) where outbox.shop_id = r.shop and outbox.id = r.id",
};
const READ = {
  name: "outbox.read",
  text: `select shop_id, id, kind, order_key, idempotency_key, event_seq, story_id, payload, state
           from outbox where shop_id = $1 and id = $2`,
};
const ATTEMPT = {
  name: "outbox.attempt",
  text: "update outbox set attempts = attempts + 1, last_error = $3 where shop_id = $1 and id = $2",
};
const CLOSE = {
  name: "outbox.close",
  text: `update outbox set state = $3, receipt = $4, last_error = $5, attempts = attempts + 1, done_at = now()
          where shop_id = $1 and id = $2 and state <> 'done' returning id`,
};

/** Hands what the outbox wants to the queue: row and job change in one transaction. Returns how many. */
export async function relay(spine: Spine, queue: Queue, limit = 200): Promise<number> {
  return spine.deps.access.unscoped(async (tx) => {
    const rows = await tx.named<Pick<OutboxRow, "shop_id" | "id" | "order_key">>(WAITING, [limit]);
    if (rows.length === 0) return 0;
    const jobs = rows.map((r) => ({
      job: { shopId: r.shop_id, id: r.id },
      orderKey: `${r.shop_id}:${r.order_key}`,
    }));
    await queue.add(tx, jobs);
    await tx.named(QUEUED, [rows.map((r) => r.shop_id), rows.map((r) => r.id)]);
    return rows.length;
  });
}

/** Thrown to the queue so that it tries again later. */
export class TryAgain extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** Carries out one effect: read, do, write down. Safe to repeat at any point: a done row is left as it is. */
export async function carryOut(spine: Spine, egress: Egress, job: OutboxJob, attempt: number): Promise<void> {
  const shop = shopId(job.shopId);
  const { access, registry, clock, wake, home } = spine.deps;
  const row = await access.inShop(shop, async (tx) => (await tx.named<OutboxRow>(READ, [shop, job.id]))[0]);
  if (!row || row.state === "done" || row.state === "failed") return;
  const effect = registry.effect(row.kind);
  if (!effect)
    return giveUp(spine, row, null, { code: "effect_unknown", disposition: "final", detail: row.kind });

  const payload = effect.payload.parse(row.payload);
  const inUnit = <T>(work: (unit: Unit, tx: Tx) => Promise<T>, stir?: () => void) =>
    access.inShop(shop, (tx) => work(unitOf(spine, tx, row, stir), tx));

  const need = await inUnit((unit) => effect.prepare(unit, payload));
  if (!need.ok) return onFailure(spine, row, effect, need.failure);
  const outside = { shop, clock, egress, idempotencyKey: keyOf(row.id), attempt, home: home ?? null };
  const answer = await effect.perform(outside, need.value, payload);
  if (!answer.ok) return onFailure(spine, row, effect, answer.failure);

  await inUnit(async (unit, tx) => {
    const closed = await tx.named(CLOSE, [shop, row.id, "done", JSON.stringify(answer.value ?? null), null]);
    if (closed.length > 0) await effect.settle(unit, payload, answer.value);
  });
  wake.ring();
}

function unitOf(spine: Spine, tx: Tx, row: OutboxRow, stir?: () => void): Unit {
  const cause = { storyId: row.story_id, eventSeq: row.event_seq || null, by: `effect:${row.kind}` };
  return spine.unit(tx, shopId(row.shop_id), cause, { stir });
}

async function onFailure(spine: Spine, row: OutboxRow, effect: AnyEffect, failure: Failure): Promise<void> {
  if (failure.disposition === "final") return giveUp(spine, row, effect, failure);
  const shop = shopId(row.shop_id);
  await spine.deps.access.inShop(shop, async (tx) => {
    await tx.named(ATTEMPT, [shop, row.id, words(failure)]);
    if (effect.setback)
      await effect.setback(unitOf(spine, tx, row), effect.payload.parse(row.payload), failure);
  });
  throw new TryAgain(failure);
}

async function giveUp(
  spine: Spine,
  row: OutboxRow,
  effect: AnyEffect | null,
  failure: Failure,
): Promise<void> {
  const shop = shopId(row.shop_id);
  await spine.deps.access.inShop(shop, async (tx) => {
    await tx.named(CLOSE, [shop, row.id, "failed", null, words(failure)]);
    const unit = unitOf(spine, tx, row);
    if (effect?.abandon) await effect.abandon(unit, effect.payload.parse(row.payload), failure.code);
  });
  spine.deps.log.warn({ shop: row.shop_id, kind: row.kind, ...failure }, "an effect was given up");
}

const words = (failure: Failure): string =>
  failure.detail ? `${failure.code}: ${failure.detail}` : failure.code;

/** A person asks for a failed effect again: it returns to the queue under a new job, with the key it always had. */
export async function redo(unit: Unit, id: string): Promise<boolean> {
  const moved = await unit.tx.q
    .updateTable("outbox")
    .set({ state: "waiting", last_error: null, done_at: null })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .where("state", "=", "failed")
    .executeTakeFirst();
  if (moved.numUpdatedRows > 0n) unit.stir();
  return moved.numUpdatedRows > 0n;
}
