import { sql } from "kysely";
import type { AnyCarrierSource } from "../../../adapters/carriers/contract";
import type { Unit } from "../../../spine/unit.server";
import type { Shipment } from "../../shipments/index.server";
import { minutesToNext } from "./pace";

/** The second source is asked so much later than the first would have been, the third as much later again. */
const LAG = 10;
/** Who sends by itself is asked only when it should long have said something. */
const SENDS_BY_ITSELF = 12 * 60;

const nextOf = (shipment: Shipment, now: Date): number | null =>
  minutesToNext(
    {
      milestone: shipment.milestone,
      trouble: shipment.exception !== "",
      expected: shipment.carrier_eta,
      lastNews: shipment.last_scan_at ?? shipment.registered_at,
    },
    now,
  );

/** Those who know a parcel's company, in the order in which they speak: who sends first, the company itself before who collects. */
export function sourcesFor(carrier: string, connected: readonly AnyCarrierSource[]): AnyCarrierSource[] {
  const knows = (s: AnyCarrierSource) => s.carriers === "any" || s.carriers.includes(carrier);
  const rank = (s: AnyCarrierSource) => (s.webhook && s.follow ? 0 : 2) + (s.kind === "aggregator" ? 1 : 0);
  return connected
    .filter((s) => (s.follow || s.poll) && knows(s))
    .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
}

/** From now on these sources are asked about a parcel, each in its turn. */
export async function planAsking(
  unit: Unit,
  shipment: Shipment,
  sources: readonly AnyCarrierSource[],
): Promise<void> {
  const now = unit.clock.now();
  const next = nextOf(shipment, now);
  if (sources.length === 0 || next === null) return;
  await unit.tx.q
    .insertInto("parcel_source")
    .values(
      sources.map((source, i) => {
        const lag = i * LAG + (source.follow ? SENDS_BY_ITSELF : 0);
        return {
          shop_id: unit.shop,
          shipment_id: shipment.id,
          source: source.id,
          asked: source.poll !== null,
          lag_minutes: lag,
          due_at: source.poll ? new Date(now.getTime() + (next + lag) * 60_000) : null,
        };
      }),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Those that do not know a parcel's company are no longer asked about it. */
export async function askOnly(unit: Unit, shipmentId: string, sources: readonly string[]): Promise<void> {
  await sql`
    delete from parcel_source
     where shop_id = ${unit.shop} and shipment_id = ${shipmentId} and source <> all(${[...sources]}::text[])`.execute(
    unit.tx.q,
  );
}

/** A source spoke of a parcel: whoever is to be asked about it is asked later. */
export async function heardOf(unit: Unit, shipment: Shipment, source: string): Promise<void> {
  const now = unit.clock.now();
  const next = nextOf(shipment, now);
  await sql`
    update parcel_source
       set heard_at = case when source = ${source} then ${now} else heard_at end,
           failures = case when source = ${source} then 0 else failures end,
           due_at = case when asked and ${next}::int is not null
                         then ${now}::timestamptz + make_interval(mins => ${next}::int + lag_minutes) end
     where shop_id = ${unit.shop} and shipment_id = ${shipment.id}`.execute(unit.tx.q);
}

/** A source gave no answer about some parcels: the others are asked now, and itself later the more often it failed. */
export async function heardNothing(
  unit: Unit,
  source: string,
  shipmentIds: readonly string[],
): Promise<void> {
  const now = unit.clock.now();
  await sql`
    update parcel_source
       set failures = case when source = ${source} then failures + 1 else failures end,
           due_at = case when not asked or due_at is null then due_at
                         when source = ${source} then ${now}::timestamptz + make_interval(mins => 30 * least(failures + 1, 24))
                         else least(due_at, ${now}) end
     where shop_id = ${unit.shop} and shipment_id = any(${[...shipmentIds]}::text[])`.execute(unit.tx.q);
}

/**
 * The parcels that a source is to be asked about now, longest due first. They are not due again for an hour: should the answer be
 * lost, they come back by themselves.
 */
export async function takeDue(unit: Unit, source: string, limit: number): Promise<string[]> {
  const now = unit.clock.now();
  const { rows } = await sql<{ shipment_id: string }>`
    with ripe as (
      select p.shipment_id from parcel_source p
       where p.shop_id = ${unit.shop} and p.source = ${source} and p.due_at <= ${now}
       order by p.due_at limit ${limit} for update skip locked)
    update parcel_source p set due_at = ${now}::timestamptz + interval '1 hour' from ripe
     where p.shop_id = ${unit.shop} and p.source = ${source} and p.shipment_id = ripe.shipment_id
    returning p.shipment_id`.execute(unit.tx.q);
  return rows.map((r) => r.shipment_id);
}

/** When a source is next to be asked about anything; null when about nothing. */
export async function nextDue(unit: Unit, source: string): Promise<Date | null> {
  const found = await unit.tx.q
    .selectFrom("parcel_source")
    .select("due_at")
    .where("shop_id", "=", unit.shop)
    .where("source", "=", source)
    .where("due_at", "is not", null)
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return found?.due_at ?? null;
}

/** Makes some parcels due with every source that can be asked about them; returns the sources, and how many parcels have one. */
export async function makeDue(
  unit: Unit,
  shipmentIds: readonly string[],
): Promise<{ sources: string[]; parcels: number }> {
  if (shipmentIds.length === 0) return { sources: [], parcels: 0 };
  const rows = await unit.tx.q
    .updateTable("parcel_source")
    .set({ due_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "in", [...shipmentIds])
    .where("asked", "=", true)
    .returning(["source", "shipment_id"])
    .execute();
  const count = (values: string[]) => [...new Set(values)].sort();
  return {
    sources: count(rows.map((r) => r.source)),
    parcels: count(rows.map((r) => r.shipment_id)).length,
  };
}

export interface SourceOfParcel {
  source: string;
  asked: boolean;
  heardAt: Date | null;
  dueAt: Date | null;
  failures: number;
}

/** What each source does about a parcel: when it last spoke, when it is asked next. The first in turn first. */
export async function sourcesOfParcel(unit: Unit, shipmentId: string): Promise<SourceOfParcel[]> {
  return unit.tx.q
    .selectFrom("parcel_source")
    .select(["source", "asked", "heard_at as heardAt", "due_at as dueAt", "failures"])
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("lag_minutes")
    .orderBy("source")
    .execute();
}

/** How many parcels a source is asked about, counted up to `most`, and when it last spoke of any. */
export async function loadOf(
  unit: Unit,
  source: string,
  most: number,
): Promise<{ parcels: number; heardAt: Date | null }> {
  const { rows } = await sql<{ parcels: number; heard: Date | null }>`
    select (select count(*)::int from (
              select 1 from parcel_source
               where shop_id = ${unit.shop} and source = ${source} and due_at is not null limit ${most}) as asked) as parcels,
           (select max(heard_at) from parcel_source where shop_id = ${unit.shop} and source = ${source}) as heard`.execute(
    unit.tx.q,
  );
  return { parcels: rows[0]?.parcels ?? 0, heardAt: rows[0]?.heard ?? null };
}

/** When any source last spoke of a parcel. */
export async function heardAt(unit: Unit, shipmentId: string): Promise<Date | null> {
  const row = await unit.tx.q
    .selectFrom("parcel_source")
    .select((e) => e.fn.max("heard_at").as("heard"))
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .executeTakeFirst();
  return row?.heard ?? null;
}

/** A source that is no longer connected is asked about nothing. */
export async function stopAsking(unit: Unit, source: string): Promise<void> {
  await unit.tx.q
    .deleteFrom("parcel_source")
    .where("shop_id", "=", unit.shop)
    .where("source", "=", source)
    .execute();
}
