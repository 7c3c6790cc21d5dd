import { z } from "zod";
import type { Unit } from "../../../spine/unit.server";
import { orderIdByName } from "../../orders/index.server";

export const promiseStates = ["open", "revised", "kept", "missed", "void"] as const;
export const promiseSurfaces = [
  "product",
  "cart",
  "checkout",
  "thank_you",
  "headless",
  "order",
  "forecast",
] as const;

/** What the ledger can be narrowed to. */
export const ledgerFilters = z.object({
  state: z.enum(promiseStates).optional().catch(undefined),
  surface: z.enum(promiseSurfaces).optional().catch(undefined),
  /** An order's name or number, or a promise's id, whole. */
  search: z.string().trim().max(80).optional(),
});
export type LedgerFilters = z.output<typeof ledgerFilters>;

const cursor = z.object({
  at: z.iso.datetime().transform((t) => new Date(t)),
  subject: z.string(),
  id: z.string(),
});

export interface LedgerRow {
  id: string;
  subject_id: string;
  order_id: string;
  earliest: string;
  likely: string;
  latest: string;
  confidence: number;
  surface: string;
  because: string;
  state: string;
  late_risk: number | null;
  made_at: Date;
  delivered_on: string | null;
}

const listed = [
  "id",
  "subject_id",
  "order_id",
  "earliest",
  "likely",
  "latest",
  "confidence",
  "surface",
  "because",
  "state",
  "late_risk",
  "made_at",
  "delivered_on",
] as const satisfies (keyof LedgerRow)[];

/** A page of the ledger, newest first; it goes on from a key. */
export async function listPromises(
  unit: Unit,
  filters: LedgerFilters,
  after: string | null,
  limit = 50,
): Promise<{ promises: LedgerRow[]; next: string | null }> {
  let query = unit.tx.q
    .selectFrom("promise")
    .select(listed)
    .where("shop_id", "=", unit.shop)
    .orderBy("made_at", "desc")
    .orderBy("subject_id")
    .orderBy("id")
    .limit(limit + 1);
  if (filters.state) query = query.where("state", "=", filters.state);
  if (filters.surface) query = query.where("surface", "=", filters.surface);
  if (filters.search) {
    const { search } = filters;
    if (search.startsWith("prm_")) query = query.where("id", "=", search);
    else {
      const named = await orderIdByName(unit, [search.startsWith("#") ? search : `#${search}`]);
      query = query.where("order_id", "=", named ?? search);
    }
  }
  const from = after ? readCursor(after) : null;
  if (from) {
    query = query
      .where("made_at", "<=", from.at)
      .where((w) =>
        w.or([
          w("made_at", "<", from.at),
          w("subject_id", ">", from.subject),
          w.and([w("subject_id", "=", from.subject), w("id", ">", from.id)]),
        ]),
      );
  }
  const rows = await query.execute();
  const promises = rows.slice(0, limit);
  const last = promises.at(-1);
  return { promises, next: rows.length > limit && last ? writeCursor(last) : null };
}

const writeCursor = (p: LedgerRow): string =>
  Buffer.from(JSON.stringify({ at: p.made_at.toISOString(), subject: p.subject_id, id: p.id })).toString(
    "base64url",
  );

/** A cursor that was tampered with begins at the beginning. */
function readCursor(text: string): z.output<typeof cursor> | null {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

const MOST_SUBJECTS = 50;
const MOST_REVISIONS = 100;

/**
 * One promise: what it says, who rests on it, and every date that one of their orders was given. `order` picks whose; without it,
 * the newest.
 */
export async function readPromise(unit: Unit, id: string, order: string | null) {
  const [quote, made] = [await readQuote(unit, id), await readMade(unit, id)];
  const spoken = quote ?? made;
  if (!spoken) return null;
  const subjects = await unit.tx.q
    .selectFrom("promise")
    .select(listed)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .orderBy("made_at", "desc")
    .orderBy("subject_id")
    .limit(MOST_SUBJECTS + 1)
    .execute();
  const chosen = subjects.find((s) => s.order_id === order)?.order_id ?? subjects[0]?.order_id ?? null;
  return {
    id,
    ...spoken,
    shown: quote ? { surfaces: quote.surfaces, until: quote.valid_until } : null,
    subjects: subjects.slice(0, MOST_SUBJECTS),
    more: subjects.length > MOST_SUBJECTS,
    chosen,
    revisions: chosen ? await datesOf(unit, chosen) : [],
  };
}

const facts = ["earliest", "likely", "latest", "confidence", "model", "inputs", "zone", "made_at"] as const;

const readQuote = (unit: Unit, id: string) =>
  unit.tx.q
    .selectFrom("promise_quote")
    .select([...facts, "surfaces", "valid_until"])
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();

/** Quotes are forgotten after a while; what rests on one says the same. */
const readMade = (unit: Unit, id: string) =>
  unit.tx.q
    .selectFrom("promise")
    .select(facts)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .orderBy("made_at")
    .limit(1)
    .executeTakeFirst();

/** Every date that an order and its parcels were given, in the order in which they were told. */
const datesOf = (unit: Unit, orderId: string): Promise<LedgerRow[]> =>
  unit.tx.q
    .selectFrom("promise")
    .select(listed)
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("made_at")
    .orderBy("subject_id")
    .orderBy("id")
    .limit(MOST_REVISIONS)
    .execute();
