import type { Unit } from "./unit.server";

export interface ReceiptEffect {
  id: string;
  kind: string;
  state: string;
  attempts: number;
  lastError: string | null;
  receipt: unknown;
  at: Date;
}

export interface ReceiptReaction {
  name: string;
  /** "done", "nothing_to_do", "due" or "stuck". */
  outcome: string;
  note: string | null;
  attempts: number;
  at: Date | null;
}

export interface ReceiptEvent {
  seq: number;
  type: string;
  subjectKind: string;
  subjectId: string;
  causedBy: number | null;
  recordedBy: string;
  occurredAt: Date;
  recordedAt: Date;
  payload: unknown;
  reactions: ReceiptReaction[];
  effects: ReceiptEffect[];
}

export interface Receipt {
  storyId: string;
  /** The message from outside that the story began with, if one did. */
  origin: { source: string; topic: string; deliveryId: string; receivedAt: Date; state: string } | null;
  events: ReceiptEvent[];
}

/** Everything that one story set off: each event, who answered it and how, and what was done outside. */
export async function receiptOf(unit: Unit, storyId: string): Promise<Receipt | null> {
  const events = await unit.tx.q
    .selectFrom("event")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("story_id", "=", storyId)
    .orderBy("seq")
    .limit(500)
    .execute();
  if (events.length === 0) return null;
  const seqs = events.map((e) => e.seq);
  const reactions = await reactionsOf(unit, seqs);
  const effects = await effectsOf(unit, seqs);
  return {
    storyId,
    origin: await originOf(unit, storyId),
    events: events.map((e) => ({
      seq: e.seq,
      type: e.type,
      subjectKind: e.subject_kind,
      subjectId: e.subject_id,
      causedBy: e.caused_by,
      recordedBy: e.recorded_by,
      occurredAt: e.occurred_at,
      recordedAt: e.recorded_at,
      payload: e.payload,
      reactions: reactions.get(e.seq) ?? [],
      effects: effects.get(e.seq) ?? [],
    })),
  };
}

async function reactionsOf(unit: Unit, seqs: number[]): Promise<Map<number, ReceiptReaction[]>> {
  const finished = await unit.tx.q
    .selectFrom("ledger")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("event_seq", "in", seqs)
    .orderBy("reaction")
    .execute();
  const owed = await unit.tx.q
    .selectFrom("due")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("event_seq", "in", seqs)
    .orderBy("reaction")
    .execute();
  const all = new Map<number, ReceiptReaction[]>();
  const add = (seq: number, r: ReceiptReaction) => all.set(seq, [...(all.get(seq) ?? []), r]);
  for (const l of finished)
    add(l.event_seq, {
      name: l.reaction,
      outcome: l.outcome,
      note: l.note,
      attempts: l.attempts,
      at: l.finished_at,
    });
  for (const d of owed)
    add(d.event_seq, {
      name: d.reaction,
      outcome: d.state,
      note: d.last_error,
      attempts: d.attempts,
      at: null,
    });
  return all;
}

async function effectsOf(unit: Unit, seqs: number[]): Promise<Map<number, ReceiptEffect[]>> {
  const rows = await unit.tx.q
    .selectFrom("outbox")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("event_seq", "in", seqs)
    .orderBy("created_at")
    .orderBy("kind")
    .execute();
  const all = new Map<number, ReceiptEffect[]>();
  for (const r of rows) {
    const effect = {
      id: r.id,
      kind: r.kind,
      state: r.state,
      attempts: r.attempts,
      lastError: r.last_error,
      receipt: r.receipt,
      at: r.done_at ?? r.created_at,
    };
    all.set(r.event_seq, [...(all.get(r.event_seq) ?? []), effect]);
  }
  return all;
}

async function originOf(unit: Unit, storyId: string): Promise<Receipt["origin"]> {
  const row = await unit.tx.q
    .selectFrom("inbox")
    .select(["source", "topic", "delivery_id", "received_at", "state"])
    .where("shop_id", "=", unit.shop)
    .where("story_id", "=", storyId)
    .where("state", "<>", "new")
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        source: row.source,
        topic: row.topic,
        deliveryId: row.delivery_id,
        receivedAt: row.received_at,
        state: row.state,
      }
    : null;
}

export interface EventRow {
  seq: number;
  type: string;
  subjectKind: string;
  subjectId: string;
  storyId: string;
  occurredAt: Date;
  recordedAt: Date;
}

/** The stream, newest first, a page at a time. */
export async function eventsBefore(
  unit: Unit,
  it: { before: number | null; limit: number; type?: string; subject?: { kind: string; id: string } },
): Promise<EventRow[]> {
  let query = unit.tx.q
    .selectFrom("event")
    .select(["seq", "type", "subject_kind", "subject_id", "story_id", "occurred_at", "recorded_at"])
    .where("shop_id", "=", unit.shop)
    .orderBy("seq", "desc")
    .limit(it.limit);
  if (it.before !== null) query = query.where("seq", "<", it.before);
  if (it.type) query = query.where("type", "=", it.type);
  if (it.subject)
    query = query.where("subject_kind", "=", it.subject.kind).where("subject_id", "=", it.subject.id);
  return (await query.execute()).map((e) => ({
    seq: e.seq,
    type: e.type,
    subjectKind: e.subject_kind,
    subjectId: e.subject_id,
    storyId: e.story_id,
    occurredAt: e.occurred_at,
    recordedAt: e.recorded_at,
  }));
}
