import { type Insertable, type Selectable, sql } from "kysely";
import type { ExceptionKind } from "../../../domain/exception";
import { stableId } from "../../../domain/stable-id.server";
import type { ExceptionCase as Table } from "../../../platform/database/types";
import type { Unit } from "../../../spine/unit.server";

export type CaseState = "open" | "waiting" | "resolved";
export type Resolution = "good_news" | "by_person" | "by_helpdesk" | "remedied";
export type Case = Omit<Selectable<Table>, "kind" | "state"> & { kind: ExceptionKind; state: CaseState };

/** The case of an exception: there is one, so its id follows. */
export const caseIdOf = (exceptionId: string): string => stableId("case", exceptionId);

const row = (r: Selectable<Table>): Case => ({
  ...r,
  kind: r.kind as ExceptionKind,
  state: r.state as CaseState,
});

export async function writeCase(unit: Unit, it: Omit<Insertable<Table>, "shop_id">): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("exception_case")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readCase(unit: Unit, id: string): Promise<Case | null> {
  const found = await unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return found ? row(found) : null;
}

/** Reads a case that is about to change. */
export async function lockCase(unit: Unit, id: string): Promise<Case | null> {
  const found = await unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return found ? row(found) : null;
}

export async function setCase(
  unit: Unit,
  id: string,
  set: Partial<
    Pick<
      Case,
      | "state"
      | "team"
      | "owner"
      | "priority"
      | "hidden_by"
      | "steps_done"
      | "escalated"
      | "resolved_at"
      | "resolution"
    >
  >,
): Promise<void> {
  await unit.tx.q
    .updateTable("exception_case")
    .set(set)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** The first time that a person did something about it counts. */
export async function noteFirstAction(unit: Unit, id: string): Promise<void> {
  await unit.tx.q
    .updateTable("exception_case")
    .set({ first_action_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .where("first_action_at", "is", null)
    .execute();
}

/** The unfinished cases of a subject, locked, the worst first: they are ranked together. */
export async function openOfSubject(unit: Unit, subjectId: string): Promise<Case[]> {
  const rows = await unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .where("state", "!=", "resolved")
    .orderBy("severity", "desc")
    .orderBy("opened_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(row);
}

export async function casesOf(unit: Unit, shipmentId: string): Promise<Case[]> {
  const rows = await unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", shipmentId)
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  return rows.map(row);
}

/** Open cases that stand in the queue, the most pressing first. */
export async function openCases(unit: Unit, limit: number): Promise<Case[]> {
  const rows = await unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("state", "=", "open")
    .where("hidden_by", "=", "")
    .orderBy("respond_by")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(row);
}

/** Open cases of every kind, counted up to `most` each. */
export async function openByKind(unit: Unit, most: number): Promise<Partial<Record<ExceptionKind, number>>> {
  const { rows } = await sql<{ kind: ExceptionKind; n: number }>`
    select kind, count(*)::int as n
      from (select kind, row_number() over (partition by kind) as nth from exception_case
             where shop_id = ${unit.shop} and state = 'open' and hidden_by = '') open
     where nth <= ${most} group by kind`.execute(unit.tx.q);
  return Object.fromEntries(rows.map((r) => [r.kind, r.n]));
}
