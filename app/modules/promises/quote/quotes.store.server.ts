import { sql } from "kysely";
import type { Unit } from "../../../spine/unit.server";
import type { Surface } from "./question";

/** Where a date was shown; "order" where the order itself asked for it, because nobody had. */
type Shown = Surface | "order";

import type { Quote } from "./quote.server";

/** Quotes that this process has kept already, with the surface: a busy product page asks the same thing all day. */
const MOST = 20_000;
const kept = new Set<string>();

const keyOf = (unit: Pick<Unit, "shop">, id: string, surface: Shown): string =>
  `${unit.shop} ${id} ${surface}`;

/** Those that are not kept yet. */
export const unkept = (unit: Pick<Unit, "shop">, quotes: Quote[], surface: Shown): Quote[] =>
  quotes.filter((q) => !kept.has(keyOf(unit, q.id, surface)));

/** Keeps what is about to be shown, and where: an order may come and name it. */
export async function keepQuotes(unit: Unit, quotes: Quote[], surface: Shown): Promise<void> {
  const own = [...new Map(quotes.map((q) => [q.id, q])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (own.length === 0) return;
  await unit.tx.q
    .insertInto("promise_quote")
    .values(
      own.map((q) => ({
        shop_id: unit.shop,
        id: q.id,
        inputs: JSON.stringify(q.inputs),
        earliest: q.dates.earliest,
        likely: q.dates.likely,
        latest: q.dates.latest,
        zone: q.dates.zone,
        confidence: q.confidence,
        model: q.model,
        surfaces: [surface],
        made_at: q.madeAt,
        valid_until: q.validUntil,
      })),
    )
    .onConflict((c) =>
      c
        .columns(["shop_id", "id"])
        .doUpdateSet({ surfaces: sql`array_append(promise_quote.surfaces, ${surface})` })
        .where(sql<boolean>`not ${surface} = any(promise_quote.surfaces)`),
    )
    .execute();
}

/** Called once they are on disk. */
export function rememberKept(unit: Pick<Unit, "shop">, quotes: Quote[], surface: Shown): void {
  if (kept.size > MOST) kept.clear();
  for (const q of quotes) kept.add(keyOf(unit, q.id, surface));
}

/** What a shopper was shown; null when no such thing was. */
export async function readQuote(unit: Unit, id: string) {
  const row = await unit.tx.q
    .selectFrom("promise_quote")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

const FORGOTTEN_AT_ONCE = 20_000;

/** What was shown long ago and never bought on is of no more use: a promise keeps its own reasons. */
export async function forgetQuotes(unit: Unit, before: Date): Promise<void> {
  await unit.tx.q
    .deleteFrom("promise_quote")
    .where("shop_id", "=", unit.shop)
    .where("id", "in", (from) =>
      from
        .selectFrom("promise_quote")
        .select("id")
        .where("shop_id", "=", unit.shop)
        .where("valid_until", "<", before)
        .limit(FORGOTTEN_AT_ONCE),
    )
    .execute();
}
