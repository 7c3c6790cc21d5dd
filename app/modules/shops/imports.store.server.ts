import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";

const record = recorder("shops");

export interface Import {
  id: string;
  kind: "backfill" | "reconcile";
  from: Date;
  to: Date;
  cursor: string | null;
  total: number;
  seen: number;
  state: "running" | "done" | "failed";
  lastError: string | null;
}

/** Starts an import, or leaves one that is known by this id as it is. Returns true when it is new. */
export async function beginImport(
  unit: Unit,
  it: Pick<Import, "id" | "kind" | "from" | "to">,
): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("shop_import")
    .values({
      shop_id: unit.shop,
      id: it.id,
      kind: it.kind,
      from_time: it.from,
      to_time: it.to,
      started_at: unit.clock.now(),
    })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

const toImport = (r: {
  id: string;
  kind: string;
  from_time: Date;
  to_time: Date;
  cursor: string | null;
  total: number;
  seen: number;
  state: string;
  last_error: string | null;
}): Import => ({
  id: r.id,
  kind: r.kind as Import["kind"],
  from: r.from_time,
  to: r.to_time,
  cursor: r.cursor,
  total: r.total,
  seen: r.seen,
  state: r.state as Import["state"],
  lastError: r.last_error,
});

export async function readImport(unit: Unit, id: string): Promise<Import | null> {
  const row = await unit.tx.q
    .selectFrom("shop_import")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? toImport(row) : null;
}

/** The newest import of a kind. */
export async function latestImport(unit: Unit, kind: Import["kind"]): Promise<Import | null> {
  const row = await unit.tx.q
    .selectFrom("shop_import")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("kind", "=", kind)
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toImport(row) : null;
}

export async function advanceImport(
  unit: Unit,
  id: string,
  step: { cursor: string | null; seen: number; total?: number; finished: boolean },
): Promise<void> {
  await unit.tx.q
    .updateTable("shop_import")
    .set((e) => ({
      cursor: step.cursor,
      seen: e("seen", "+", step.seen),
      ...(step.total === undefined ? {} : { total: step.total }),
      ...(step.finished ? { state: "done", finished_at: unit.clock.now() } : {}),
      last_error: null,
    }))
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** Says that an import has gone through everything. */
export async function finishImport(unit: Unit, id: string): Promise<void> {
  const it = await readImport(unit, id);
  if (it?.state !== "done") return;
  await record(unit, "shops.import_finished", {
    subject: { kind: "import", id },
    at: unit.clock.now(),
    key: id,
    payload: { importId: id, seen: it.seen },
  });
}

export async function failImport(unit: Unit, id: string, error: string): Promise<void> {
  await unit.tx.q
    .updateTable("shop_import")
    .set({ state: "failed", last_error: error, finished_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}
