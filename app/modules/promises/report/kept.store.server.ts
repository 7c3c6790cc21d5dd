import { sql } from "kysely";
import { daysBetween, type LocalDate } from "../../../domain/local-date";
import type { Unit } from "../../../spine/unit.server";
import type { KeptQuestion } from "./kept-question";
import { mondayOf } from "./week";
import { type Share, wilson } from "./wilson";

/** A promise that was settled, and where it belongs in the report. What is unknown is null. */
export interface Settled {
  dueOn: LocalDate;
  deliveredOn: LocalDate;
  orderedOn: LocalDate;
  carrier: string | null;
  service: string | null;
  /** `US-NJ`, as `place` of the lane says it. */
  origin: string | null;
  destination: string | null;
  locationId: string | null;
}

/** Counts one settled promise. Only sums: the order in which they are settled does not matter. */
export async function countSettled(unit: Unit, it: Settled): Promise<void> {
  const late = daysBetween(it.dueOn, it.deliveredOn);
  const n = {
    settled: 1,
    kept: late <= 0 ? 1 : 0,
    days_late: Math.max(0, late),
    days_early: Math.max(0, -late),
    days_told: Math.max(0, daysBetween(it.orderedOn, it.dueOn)),
  };
  await unit.tx.q
    .insertInto("promise_kept")
    .values({
      shop_id: unit.shop,
      week: mondayOf(it.dueOn),
      carrier: it.carrier ?? "*",
      service: it.service ?? "*",
      origin: it.origin ?? "*",
      destination: it.destination ?? "*",
      location_id: it.locationId ?? "*",
      ...n,
    })
    .onConflict((c) =>
      c
        .columns(["shop_id", "week", "carrier", "service", "origin", "destination", "location_id"])
        .doUpdateSet((e) => ({
          settled: e("promise_kept.settled", "+", n.settled),
          kept: e("promise_kept.kept", "+", n.kept),
          days_late: e("promise_kept.days_late", "+", n.days_late),
          days_early: e("promise_kept.days_early", "+", n.days_early),
          days_told: e("promise_kept.days_told", "+", n.days_told),
        })),
    )
    .execute();
}

export interface KeptRow {
  /** `US-NJ → US-TX`, `ups`, a location's id, a Monday. */
  group: string;
  settled: number;
  kept: number;
  share: Share | null;
  /** Means in days: of those that came late, of those that came early, and from the order to the promised day. */
  late: number | null;
  early: number | null;
  told: number | null;
}

const groupOf = {
  lane: sql<string>`origin || ' → ' || destination`,
  carrier: sql<string>`carrier`,
  service: sql<string>`carrier || ' · ' || service`,
  location: sql<string>`location_id`,
  week: sql<string>`week`,
};

const orderOf = {
  settled: sql`settled desc`,
  share: sql`kept::float8 / settled`,
  late: sql`days_late::float8 / settled desc`,
};

export const MOST_GROUPS = 100;

/** The report: summed by the database, and never more rows than a person reads. Weeks come in their own order. */
export async function keptBy(unit: Unit, asked: KeptQuestion): Promise<{ rows: KeptRow[]; groups: number }> {
  const group = groupOf[asked.by];
  const order = asked.by === "week" ? sql`"group" desc` : orderOf[asked.sort];
  const { rows } = await sql<{
    group: string;
    settled: number;
    kept: number;
    days_late: number;
    days_early: number;
    days_told: number;
    groups: number;
  }>`
    with grouped as (
      select ${group} as "group", sum(settled)::int8 as settled, sum(kept)::int8 as kept,
        sum(days_late)::int8 as days_late, sum(days_early)::int8 as days_early, sum(days_told)::int8 as days_told
      from promise_kept
      where shop_id = ${unit.shop} and week >= ${mondayOf(asked.from)} and week <= ${asked.to}
      group by 1
      having sum(settled) >= ${asked.atLeast}
    )
    select *, count(*) over () as groups from grouped order by ${order}, "group" limit ${MOST_GROUPS}
  `.execute(unit.tx.q);
  return { rows: rows.map(rowOf), groups: rows[0]?.groups ?? 0 };
}

const mean = (sum: number, of: number): number | null => (of > 0 ? sum / of : null);

const rowOf = (r: {
  group: string;
  settled: number;
  kept: number;
  days_late: number;
  days_early: number;
  days_told: number;
}): KeptRow => ({
  group: r.group,
  settled: r.settled,
  kept: r.kept,
  share: wilson(r.kept, r.settled),
  late: mean(r.days_late, r.settled - r.kept),
  early: mean(r.days_early, r.kept),
  told: mean(r.days_told, r.settled),
});

/** Lanes on which so few promises were settled that their share says little; the busiest of them first. */
export async function thinLanes(
  unit: Unit,
  since: LocalDate,
  below: number,
  most: number,
): Promise<{ lanes: { lane: string; settled: number }[]; of: number; thin: number }> {
  const { rows } = await sql<{ lane: string; settled: number; of: number; thin: number }>`
    with lanes as (
      select ${groupOf.lane} as lane, sum(settled)::int8 as settled from promise_kept
      where shop_id = ${unit.shop} and week >= ${mondayOf(since)} group by 1
    )
    select lane, settled, (select count(*) from lanes) as of, count(*) over () as thin
    from lanes where settled < ${below} order by settled desc, lane limit ${most}
  `.execute(unit.tx.q);
  const [first] = rows;
  return {
    lanes: rows.map(({ lane, settled }) => ({ lane, settled })),
    of: first?.of ?? 0,
    thin: first?.thin ?? 0,
  };
}

/** The rows themselves, for a spreadsheet: a page from a key on, weeks in their order. */
export async function keptPage(
  unit: Unit,
  asked: Pick<KeptQuestion, "from" | "to">,
  after: KeptDetail | null,
  limit: number,
): Promise<KeptDetail[]> {
  let query = unit.tx.q
    .selectFrom("promise_kept")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("week", ">=", mondayOf(asked.from))
    .where("week", "<=", asked.to)
    .orderBy("week")
    .orderBy("carrier")
    .orderBy("service")
    .orderBy("origin")
    .orderBy("destination")
    .orderBy("location_id")
    .limit(limit);
  if (after) {
    const { week, carrier, service, origin, destination, location_id: location } = after;
    query = query.where(
      sql<boolean>`(week, carrier, service, origin, destination, location_id) > (${week}, ${carrier}, ${service}, ${origin}, ${destination}, ${location})`,
    );
  }
  return query.execute();
}

export interface KeptDetail {
  week: string;
  carrier: string;
  service: string;
  origin: string;
  destination: string;
  location_id: string;
  settled: number;
  kept: number;
  days_late: number;
  days_early: number;
  days_told: number;
}
