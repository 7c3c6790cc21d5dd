import type { Result } from "../domain/result";
import { catalogue, type EventType, type SpineEvent } from "./catalogue";
import { backoffSeconds, type ClaimedRow, type ClaimedWork, NOW } from "./claim.server";
import type { Outcome } from "./definitions";
import { Undone, type Spine } from "./spine.server";

interface DueRow extends ClaimedRow {
  event_seq: number;
  reaction: string;
  attempts: number;
}

const CLAIM = {
  name: "spine.claim-due",
  text: `select d.shop_id, d.event_seq, d.reaction, d.attempts, shop.state as shop_state
           from due d left join shop on shop.shop_id = d.shop_id
          where d.state = 'due' and d.run_at <= ${NOW} order by d.run_at limit $1 for update of d skip locked`,
};
const RECLAIM = {
  name: "spine.reclaim-due",
  text: `select d.shop_id, d.event_seq, d.reaction, d.attempts, shop.state as shop_state
           from due d left join shop on shop.shop_id = d.shop_id
          where d.shop_id = $1 and d.event_seq = $2 and d.reaction = $3 and d.state = 'due' for update of d skip locked`,
};
const EVENTS = {
  name: "spine.events",
  text: `select seq, type, subject_kind, subject_id, story_id, occurred_at, recorded_at, payload
           from event where shop_id = $1 and seq = any($2::bigint[])`,
};
const RECEIPT = {
  name: "spine.receipt",
  text: `with paid as (
           delete from due using unnest($2::bigint[], $3::text[]) as r(seq, reaction)
            where due.shop_id = $1 and due.event_seq = r.seq and due.reaction = r.reaction)
         insert into ledger (shop_id, event_seq, reaction, outcome, note, attempts)
         select $1, r.seq, r.reaction, r.outcome, r.note, r.attempts
           from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::int[]) as r(seq, reaction, outcome, note, attempts)`,
};
/** Held by everything that folds into projections, so that a rebuild (which holds it alone) sees a still picture. */
const FOLDING = {
  name: "spine.folding",
  text: "select pg_advisory_xact_lock_shared(hashtext('doorstep.projections'), hashtext($1))",
};
const DISCARD = {
  name: "spine.discard-due",
  text: `delete from due using unnest($2::bigint[], $3::text[]) as r(seq, reaction)
          where due.shop_id = $1 and due.event_seq = r.seq and due.reaction = r.reaction`,
};
const FAILED = {
  name: "spine.due-failed",
  text: `update due set attempts = attempts + 1, last_error = $4, state = $5, run_at = now() + make_interval(secs => $6)
          where shop_id = $1 and event_seq = $2 and reaction = $3`,
};

export interface StoredEvent {
  seq: number;
  type: string;
  subject_kind: string;
  subject_id: string;
  story_id: string;
  occurred_at: Date;
  recorded_at: Date;
  payload: unknown;
}

export function eventOf(row: StoredEvent): SpineEvent {
  const type = row.type as EventType;
  return {
    seq: row.seq,
    type,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    storyId: row.story_id,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    payload: catalogue[type].parse(row.payload),
  };
}

/** Due reactions: each does its work, writes its receipt and leaves the list in one transaction. */
export function dueReactions(spine: Spine): ClaimedWork<DueRow> {
  const { registry } = spine.deps;
  return {
    name: "reaction",
    claim: (tx, limit) => tx.named<DueRow>(CLAIM, [limit]),
    reclaim: async (tx, row) =>
      (await tx.named<DueRow>(RECLAIM, [row.shop_id, row.event_seq, row.reaction]))[0],
    async perform(tx, shop, rows, stir) {
      const stored = await tx.named<StoredEvent>(EVENTS, [shop, [...new Set(rows.map((r) => r.event_seq))]]);
      const events = new Map(stored.map((row) => [row.seq, eventOf(row)]));
      if (rows.some((r) => registry.reaction(r.reaction)?.projects)) await tx.named(FOLDING, [`${shop}`]);
      const receipts: Outcome[] = [];
      for (const row of rows) {
        const event = events.get(row.event_seq);
        const reaction = registry.reaction(row.reaction);
        if (!event || !reaction)
          throw new Undone({ code: "reaction_unknown", disposition: "final", detail: row.reaction });
        const cause = { storyId: event.storyId, eventSeq: event.seq, by: reaction.name };
        const result: Result<Outcome> = await reaction.run(spine.unit(tx, shop, cause, { stir }), event);
        if (!result.ok) throw new Undone(result.failure);
        receipts.push(result.value);
      }
      await tx.named(RECEIPT, [
        shop,
        rows.map((r) => r.event_seq),
        rows.map((r) => r.reaction),
        receipts.map((r) => ("done" in r ? "done" : "nothing_to_do")),
        receipts.map((r) => ("done" in r ? r.done : r.nothing)),
        rows.map((r) => r.attempts + 1),
      ]);
    },
    async discard(tx, shop, rows) {
      await tx.named(DISCARD, [shop, rows.map((r) => r.event_seq), rows.map((r) => r.reaction)]);
    },
    async failed(tx, row, failure) {
      const stuck = failure.disposition === "final";
      const error = failure.detail ? `${failure.code}: ${failure.detail}` : failure.code;
      const wait = backoffSeconds(row.attempts);
      await tx.named(FAILED, [
        row.shop_id,
        row.event_seq,
        row.reaction,
        error,
        stuck ? "stuck" : "due",
        wait,
      ]);
    },
  };
}
