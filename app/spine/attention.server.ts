import type { Unit } from "./unit.server";

export interface Attention {
  /** Messages that could not be read. */
  messages: {
    source: string;
    deliveryId: string;
    topic: string;
    reason: string;
    detail: string | null;
    receivedAt: Date;
    readable: boolean;
  }[];
  /** Reactions whose author gave up, or that fail again and again. */
  reactions: { seq: number; reaction: string; state: string; attempts: number; lastError: string | null }[];
  /** Effects outside that were refused for good ("failed"), or that fail again and again ("queued"). */
  effects: {
    id: string;
    kind: string;
    state: string;
    attempts: number;
    lastError: string | null;
    at: Date;
  }[];
}

/** A reaction that failed this often is shown although it goes on trying. */
const NOTICEABLE = 3;

/** What the spine cannot finish alone, newest first. */
export async function attention(unit: Unit, limit: number): Promise<Attention> {
  const messages = await unit.tx.q
    .selectFrom("inbox")
    .select(["source", "delivery_id", "topic", "reason", "detail", "received_at"])
    .select((e) => e("body", "is not", null).as("readable"))
    .where("shop_id", "=", unit.shop)
    .where("state", "=", "quarantined")
    .orderBy("received_at", "desc")
    .limit(limit)
    .execute();
  const reactions = await unit.tx.q
    .selectFrom("due")
    .select(["event_seq", "reaction", "state", "attempts", "last_error"])
    .where("shop_id", "=", unit.shop)
    .where((w) => w.or([w("state", "=", "stuck"), w("attempts", ">=", NOTICEABLE)]))
    .orderBy("event_seq", "desc")
    .limit(limit)
    .execute();
  const effects = await unit.tx.q
    .selectFrom("outbox")
    .select(["id", "kind", "state", "attempts", "last_error", "created_at"])
    .where("shop_id", "=", unit.shop)
    .where((w) =>
      w.or([w("state", "=", "failed"), w.and([w("state", "=", "queued"), w("attempts", ">=", NOTICEABLE)])]),
    )
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
  return {
    messages: messages.map((m) => ({
      source: m.source,
      deliveryId: m.delivery_id,
      topic: m.topic,
      reason: m.reason ?? "unknown",
      detail: m.detail,
      receivedAt: m.received_at,
      readable: Boolean(m.readable),
    })),
    reactions: reactions.map((r) => ({
      seq: r.event_seq,
      reaction: r.reaction,
      state: r.state,
      attempts: r.attempts,
      lastError: r.last_error,
    })),
    effects: effects.map((e) => ({
      id: e.id,
      kind: e.kind,
      state: e.state,
      attempts: e.attempts,
      lastError: e.last_error,
      at: e.created_at,
    })),
  };
}

/** How many messages wait unread, by who sent them and why; counted up to `most` in all. */
export async function waitingBySource(
  unit: Unit,
  most: number,
): Promise<{ source: string; reason: string; messages: number }[]> {
  const rows = await unit.tx.q
    .selectFrom((e) =>
      e
        .selectFrom("inbox")
        .select(["source", "reason"])
        .where("shop_id", "=", unit.shop)
        .where("state", "=", "quarantined")
        .limit(most)
        .as("waiting"),
    )
    .select((e) => ["source", "reason", e.fn.countAll<string>().as("messages")])
    .groupBy(["source", "reason"])
    .orderBy("source")
    .orderBy("reason")
    .execute();
  return rows.map((r) => ({
    source: r.source,
    reason: r.reason ?? "unknown",
    messages: Number(r.messages),
  }));
}
