import type { ShopId } from "../domain/ids";
import type { Failure } from "../domain/result";
import type { Tx } from "../platform/database/access.server";
import { backoffSeconds, type ClaimedRow, type ClaimedWork, NOW } from "./claim.server";
import type { Message } from "./definitions";
import { Undone, type Spine } from "./spine.server";

interface WorkRow extends ClaimedRow {
  source: string;
  delivery_id: string;
  attempts: number;
}

interface InboxRow {
  source: string;
  delivery_id: string;
  topic: string;
  triggered_at: Date | null;
  received_at: Date;
  story_id: string;
  body: Buffer | null;
}

const CLAIM = {
  name: "spine.claim-inbox",
  text: `select w.shop_id, w.source, w.delivery_id, w.attempts, shop.state as shop_state
           from inbox_work w left join shop on shop.shop_id = w.shop_id
          where w.run_at <= ${NOW} order by w.run_at limit $1 for update of w skip locked`,
};
const RECLAIM = {
  name: "spine.reclaim-inbox",
  text: `select w.shop_id, w.source, w.delivery_id, w.attempts, shop.state as shop_state
           from inbox_work w left join shop on shop.shop_id = w.shop_id
          where w.shop_id = $1 and w.source = $2 and w.delivery_id = $3 for update of w skip locked`,
};
const READ = {
  name: "spine.read-inbox",
  text: `select source, delivery_id, topic, triggered_at, received_at, story_id, body from inbox
          where shop_id = $1 and source = $2 and delivery_id = $3`,
};
const CLOSE = {
  name: "spine.close-inbox",
  text: `with gone as (delete from inbox_work where shop_id = $1 and source = $2 and delivery_id = $3)
         update inbox set state = $4, reason = $5, detail = $6, person_id = coalesce($7, person_id), handled_at = now(),
                          body = case when $8 then null else body end
          where shop_id = $1 and source = $2 and delivery_id = $3`,
};
const LATER = {
  name: "spine.inbox-later",
  text: `update inbox_work set attempts = attempts + 1, waits_for = $4, run_at = now() + make_interval(secs => $5)
          where shop_id = $1 and source = $2 and delivery_id = $3`,
};

/** About four hours of patience at five minutes each, as long as Shopify itself keeps trying. */
const PATIENCE = 60;

export const inboxSealedAs = (source: string, deliveryId: string): string =>
  `inbox|body|${source}|${deliveryId}`;

/** Stored messages: each is read by its intake, or quarantined with a reason; a guess is never made. */
export function inboxMessages(spine: Spine): ClaimedWork<WorkRow> {
  return {
    name: "message",
    claim: (tx, limit) => tx.named<WorkRow>(CLAIM, [limit]),
    reclaim: async (tx, row) =>
      (await tx.named<WorkRow>(RECLAIM, [row.shop_id, row.source, row.delivery_id]))[0],
    async perform(tx, shop, rows, stir) {
      for (const row of rows) await readOne(spine, tx, shop, row, stir);
    },
    async discard(tx, shop, rows) {
      for (const row of rows) {
        await tx.named(CLOSE, [
          shop,
          row.source,
          row.delivery_id,
          "ignored",
          "shop_erased",
          null,
          null,
          true,
        ]);
      }
    },
    async failed(tx, row, failure) {
      const key = [row.shop_id, row.source, row.delivery_id];
      if (failure.disposition === "retry" && row.attempts < PATIENCE) {
        await tx.named(LATER, [...key, failure.waitsFor ?? null, backoffSeconds(row.attempts)]);
      } else {
        await tx.named(CLOSE, [...key, "quarantined", failure.code, failure.detail ?? null, null, false]);
      }
    },
  };
}

async function readOne(spine: Spine, tx: Tx, shop: ShopId, row: WorkRow, stir: () => void): Promise<void> {
  const key = [shop, row.source, row.delivery_id];
  const [stored] = await tx.named<InboxRow>(READ, key);
  if (!stored?.body) {
    await tx.named(CLOSE, [...key, "ignored", "body_gone", null, null, true]);
    return;
  }
  const intake = spine.deps.registry.intake(stored.source, stored.topic);
  if (!intake) throw new Undone(quarantine("topic_unknown", stored.topic));
  const raw = (await spine.deps.cabinet.keysOf(tx, shop)).unseal(
    stored.body,
    inboxSealedAs(row.source, row.delivery_id),
  );
  const message: Message = {
    source: stored.source,
    topic: stored.topic,
    deliveryId: stored.delivery_id,
    triggeredAt: stored.triggered_at,
    receivedAt: stored.received_at,
    raw,
    json: parse(raw),
  };
  const cause = { storyId: stored.story_id, eventSeq: null, by: intake.name };
  const result = await intake.run(spine.unit(tx, shop, cause, { stir }), message);
  if (!result.ok) throw new Undone(result.failure);
  const { value } = result;
  const [state, note] = "done" in value ? ["done", value.done] : ["ignored", value.nothing];
  const { aside, personId = null, forget = false } = value;
  const end = aside ? ["quarantined", aside.code, aside.detail] : [state, null, note];
  await tx.named(CLOSE, [...key, ...end, personId, forget]);
}

const quarantine = (code: string, detail?: string): Failure => ({ code, disposition: "final", detail });

/** Strict UTF-8, then JSON. PostgreSQL cannot keep NUL in text, so it is refused here with a name. */
function parse(raw: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    throw new Undone(quarantine("not_utf8"));
  }
  if (/\\u0000/i.test(text)) throw new Undone(quarantine("holds_nul"));
  if (depth(text) > 100) throw new Undone(quarantine("nested_too_deep"));
  try {
    return JSON.parse(text, exact) as unknown;
  } catch {
    throw new Undone(quarantine("not_json"));
  }
}

/** Shopify's numeric ids may pass 2^53; such a number is kept as the text that it was. */
function exact(_key: string, value: unknown, context?: { source?: string }): unknown {
  const rounded =
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "");
  return rounded ? context?.source : value;
}

/** Deepest nesting by counting brackets; those inside strings only make the answer larger, never smaller. */
function depth(text: string): number {
  let now = 0;
  let most = 0;
  for (const char of text) {
    if (char === "{" || char === "[") most = Math.max(most, ++now);
    else if (char === "}" || char === "]") now--;
  }
  return most;
}
