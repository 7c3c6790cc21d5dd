import { z } from "zod";
import type { Unit } from "../../../spine/unit.server";
import { orderNames } from "../../orders/index.server";
import type { MessageState } from "../states";
import type { MessageFilters } from "./filters";

/** A message as the log shows it: what was decided, why, and what became of it. */
const columns = [
  "id",
  "order_id",
  "trigger",
  "medium",
  "state",
  "reason",
  "happened_at",
  "decided_at",
  "due_at",
  "sent_at",
  "delivered_at",
  "opened_at",
  "clicked_at",
  "bounced_at",
  "complained_at",
] as const;

/** At most so many messages are looked through for one page; what is rarer is found by going on. */
const LOOKED_AT = 2_000;

const cursor = z.object({ at: z.iso.datetime().transform((t) => new Date(t)), id: z.string() });
type Place = z.output<typeof cursor>;

/** A cursor that was tampered with begins at the beginning. */
function placeIn(text: string | null): Place | null {
  if (!text) return null;
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

const placeOf = (row: { decided_at: Date; id: string }): string =>
  Buffer.from(JSON.stringify({ at: row.decided_at.toISOString(), id: row.id })).toString("base64url");

/** Where a page is read: the newest messages from there on, in the order of an index, and never more than are looked at. */
function stretch(unit: Unit, { state }: MessageFilters, from: Place | null) {
  let query = unit.tx.q
    .selectFrom("message")
    .select(columns)
    .where("shop_id", "=", unit.shop)
    .orderBy("decided_at", "desc")
    .orderBy("id");
  if (state) query = query.where("state", "=", state);
  if (from)
    query = query
      // The bound of its own lets the index begin there instead of at the newest.
      .where("decided_at", "<=", from.at)
      .where((w) => w.or([w("decided_at", "<", from.at), w("id", ">", from.id)]));
  return query;
}

/** A page of what was said and not said, newest first. */
export async function listMessages(unit: Unit, filters: MessageFilters, after: string | null, limit = 50) {
  const from = placeIn(after);
  let query = unit.tx.q
    .selectFrom(stretch(unit, filters, from).limit(LOOKED_AT).as("looked"))
    .select(columns)
    .orderBy("decided_at", "desc")
    .orderBy("id")
    .limit(limit + 1);
  if (filters.trigger) query = query.where("trigger", "=", filters.trigger);
  if (filters.medium) query = query.where("medium", "=", filters.medium);
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const names = await orderNames(unit, [...new Set(shown.map((row) => row.order_id))]);
  return {
    messages: shown.map((row) => ({
      ...row,
      state: row.state as MessageState,
      orderName: names.get(row.order_id) ?? row.order_id,
    })),
    next: rows.length > limit && last ? placeOf(last) : await furtherBack(unit, filters, from),
  };
}

/** Nothing more fits among those that were looked at: where to go on, when there are older ones. */
async function furtherBack(unit: Unit, filters: MessageFilters, from: Place | null): Promise<string | null> {
  if (!filters.trigger && !filters.medium) return null;
  const [end] = await stretch(unit, filters, from)
    .offset(LOOKED_AT - 1)
    .limit(1)
    .execute();
  return end ? placeOf(end) : null;
}

export interface TriggerCount {
  trigger: string;
  state: MessageState;
  reason: string;
  messages: number;
}

/** What became of the newest messages since then, by trigger, and whether there were more than are counted. */
export async function messageCounts(
  unit: Unit,
  since: Date,
  most: number,
): Promise<{ counts: TriggerCount[]; cut: boolean }> {
  const rows = await unit.tx.q
    .selectFrom((e) =>
      e
        .selectFrom("message")
        .select(["trigger", "state", "reason"])
        .where("shop_id", "=", unit.shop)
        .where("decided_at", ">=", since)
        .orderBy("decided_at", "desc")
        .orderBy("id")
        .limit(most)
        .as("newest"),
    )
    .select((e) => ["trigger", "state", "reason", e.fn.countAll<string>().as("messages")])
    .groupBy(["trigger", "state", "reason"])
    .execute();
  const counts = rows.map((r) => ({ ...r, state: r.state as MessageState, messages: Number(r.messages) }));
  return { counts, cut: counts.reduce((sum, { messages }) => sum + messages, 0) >= most };
}
