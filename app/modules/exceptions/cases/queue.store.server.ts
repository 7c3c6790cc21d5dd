import { sql } from "kysely";
import { z } from "zod";
import { exceptionKinds, type ExceptionKind } from "../../../domain/exception";
import type { Unit } from "../../../spine/unit.server";
import type { Case, CaseState } from "./cases.store.server";

/** What the queue shows, as its address carries it. */
export const queueFilters = z.object({
  state: z.enum(["open", "waiting", "resolved"]).catch("open"),
  kind: z.enum(exceptionKinds).or(z.literal("")).catch(""),
  team: z.string().max(80).catch(""),
  owner: z.string().max(200).catch(""),
  /** Only what is past its time to answer. */
  overdue: z.enum(["1", ""]).catch(""),
  after: z.string().max(200).catch(""),
});
export type QueueFilters = z.output<typeof queueFilters>;

export interface QueueRow {
  id: string;
  kind: ExceptionKind;
  state: CaseState;
  team: string;
  owner: string | null;
  priority: string;
  subjectId: string;
  shipmentId: string | null;
  orderId: string;
  openedAt: Date;
  respondBy: Date;
  resolveBy: Date;
  firstActionAt: Date | null;
  resolvedAt: Date | null;
  /** Others of the same subject that it hides. */
  hides: number;
}

export interface QueuePage {
  rows: QueueRow[];
  /** Where the next page begins; empty on the last. */
  next: string;
}

const cursor = z.tuple([z.iso.datetime(), z.string()]);

const cursorOf = (row: QueueRow, state: CaseState): string =>
  Buffer.from(
    JSON.stringify([(state === "resolved" ? row.openedAt : row.respondBy).toISOString(), row.id]),
  ).toString("base64url");

function startOf(after: string): [string, string] | null {
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/** A page of the queue: the most pressing first, of what is over the newest. Found by an index however many cases there were. */
export async function queuePage(unit: Unit, filters: QueueFilters, limit: number): Promise<QueuePage> {
  const { state, kind, team, owner, overdue } = filters;
  const past = state === "resolved";
  const by = past ? "opened_at" : "respond_by";
  const start = filters.after === "" ? null : startOf(filters.after);
  let query = unit.tx.q
    .selectFrom("exception_case as c")
    .select([
      "c.id",
      "c.kind",
      "c.state",
      "c.team",
      "c.owner",
      "c.priority",
      "c.subject_id as subjectId",
      "c.shipment_id as shipmentId",
      "c.order_id as orderId",
      "c.opened_at as openedAt",
      "c.respond_by as respondBy",
      "c.resolve_by as resolveBy",
      "c.first_action_at as firstActionAt",
      "c.resolved_at as resolvedAt",
    ])
    .select((e) =>
      e
        .selectFrom("exception_case as h")
        .select((x) => x.fn.countAll<number>().as("n"))
        .whereRef("h.shop_id", "=", "c.shop_id")
        .whereRef("h.subject_id", "=", "c.subject_id")
        .where("h.state", "!=", "resolved")
        .whereRef("h.hidden_by", "=", "c.id")
        .as("hides"),
    )
    .where("c.shop_id", "=", unit.shop)
    .where("c.state", "=", state)
    .where("c.hidden_by", "=", "");
  if (kind) query = query.where("c.kind", "=", kind);
  if (team) query = query.where("c.team", "=", team);
  if (owner)
    query = owner === "nobody" ? query.where("c.owner", "is", null) : query.where("c.owner", "=", owner);
  if (overdue)
    query = query.where("c.respond_by", "<", unit.clock.now()).where("c.first_action_at", "is", null);
  if (start) {
    const [at, id] = start;
    query = past
      ? query.where(sql<boolean>`(c.opened_at, c.id) < (${new Date(at)}, ${id})`)
      : query.where(sql<boolean>`(c.respond_by, c.id) > (${new Date(at)}, ${id})`);
  }
  const rows = await query
    .orderBy(`c.${by}`, past ? "desc" : "asc")
    .orderBy("c.id", past ? "desc" : "asc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map((r) => ({
    ...r,
    kind: r.kind as ExceptionKind,
    state: r.state as CaseState,
    hides: Number(r.hides ?? 0),
  }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf(last, state) : "" };
}

/** Teams and owners that have open cases: what the filters offer. */
export async function queuePeople(unit: Unit): Promise<{ teams: string[]; owners: string[] }> {
  const open = unit.tx.q
    .selectFrom("exception_case")
    .where("shop_id", "=", unit.shop)
    .where("state", "in", ["open", "waiting"])
    .where("hidden_by", "=", "");
  const teams = await open.select("team").distinct().orderBy("team").limit(50).execute();
  const owners = await open
    .select("owner")
    .distinct()
    .where("owner", "is not", null)
    .orderBy("owner")
    .limit(100)
    .execute();
  return { teams: teams.map((t) => t.team), owners: owners.flatMap((o) => o.owner ?? []) };
}

export async function casesOfOrder(unit: Unit, orderId: string): Promise<Pick<Case, "id" | "subject_id">[]> {
  return unit.tx.q
    .selectFrom("exception_case")
    .select(["id", "subject_id"])
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("opened_at")
    .execute();
}

/** The unfinished cases of some orders that stand in the queue, the worst first. */
export async function standingOf(unit: Unit, orderIds: string[], limit: number): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await unit.tx.q
    .selectFrom("exception_case")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("order_id", "in", orderIds)
    .where("state", "!=", "resolved")
    .where("hidden_by", "=", "")
    .orderBy("severity", "desc")
    .orderBy("opened_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((r) => r.id);
}

export interface KindFigures {
  kind: ExceptionKind;
  opened: number;
  resolved: number;
  /** Medians in hours: from its beginning until we knew, until somebody acted, until it was over. null: none yet. */
  detectHours: number | null;
  actHours: number | null;
  resolveHours: number | null;
  /** Of those that were answered or are overdue, the share that was answered in time. */
  inTime: number | null;
}

/** How fast trouble was found, taken up and ended, by kind. Bounded by the days that are asked for. */
export async function figuresByKind(unit: Unit, since: Date): Promise<KindFigures[]> {
  const { rows } = await sql<KindFigures>`
    select kind, count(*)::int as opened, count(resolved_at)::int as resolved,
           percentile_cont(0.5) within group (order by extract(epoch from opened_at - happened_at) / 3600) as "detectHours",
           percentile_cont(0.5) within group (order by extract(epoch from first_action_at - opened_at) / 3600)
             filter (where first_action_at is not null) as "actHours",
           percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at) / 3600)
             filter (where resolved_at is not null) as "resolveHours",
           (count(*) filter (where first_action_at <= respond_by))::float
             / nullif(count(*) filter (where first_action_at is not null or respond_by < ${unit.clock.now()}), 0) as "inTime"
      from exception_case where shop_id = ${unit.shop} and opened_at >= ${since}
     group by kind order by count(*) desc, kind`.execute(unit.tx.q);
  return rows;
}
