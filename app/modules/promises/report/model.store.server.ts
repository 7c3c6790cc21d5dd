import { z } from "zod";
import type { Unit } from "../../../spine/unit.server";

/** What a night measured. A figure that an older model did not keep is null. */
const figures = z.object({
  parcels: z.number().nullable().catch(null),
  from: z.string().nullable().catch(null),
  to: z.string().nullable().catch(null),
  kept: z.number().nullable().catch(null),
  target: z.number().nullable().catch(null),
  /** How far journeys have moved away from what was learnt: 1 is as learnt. */
  drift: z.number().nullable().catch(null),
});

export interface ModelReport extends z.output<typeof figures> {
  version: string;
  madeAt: Date;
}

/** The model that speaks now, without what it has learnt; null before the first night. */
export async function readModelReport(unit: Unit): Promise<ModelReport | null> {
  const row = await unit.tx.q
    .selectFrom("promise_model")
    .select(["version", "made_at", "figures"])
    .where("shop_id", "=", unit.shop)
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, madeAt: row.made_at, ...figures.parse(row.figures) } : null;
}

/** Parcels that there are to learn from; counted up to a point, past which more make no difference to a reader. */
export async function countJourneys(unit: Unit, most = 100_000): Promise<number> {
  const row = await unit.tx.q
    .selectFrom((from) =>
      from
        .selectFrom("promise_journey")
        .select("id")
        .where("shop_id", "=", unit.shop)
        .where("delivered_at", "is not", null)
        .limit(most)
        .as("some"),
    )
    .select((e) => e.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Surfaces that have shown a date since an instant, as the newest quotes say. */
export async function shownOn(unit: Unit, since: Date): Promise<Set<string>> {
  const rows = await unit.tx.q
    .selectFrom("promise_quote")
    .select("surfaces")
    .where("shop_id", "=", unit.shop)
    .where("valid_until", ">", since)
    .orderBy("valid_until", "desc")
    .limit(2_000)
    .execute();
  return new Set(rows.flatMap((r) => r.surfaces));
}
