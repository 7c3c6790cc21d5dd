import type { Unit } from "../../../spine/unit.server";
import type { Dates } from "../../orders/index.server";

export interface NewPromise {
  id: string;
  subjectId: string;
  orderId: string;
  dates: Dates;
  confidence: number;
  inputs: object;
  model: string;
  surface: string;
  because: string;
  lateRisk: number | null;
}

/** Writes a promise; the forecast before it is revised. Returns false when this one is known. */
export async function writePromise(unit: Unit, p: NewPromise): Promise<boolean> {
  const now = unit.clock.now();
  const made = await unit.tx.q
    .with("made", (q) =>
      q
        .insertInto("promise")
        .values({
          shop_id: unit.shop,
          id: p.id,
          subject_id: p.subjectId,
          order_id: p.orderId,
          ...p.dates,
          confidence: p.confidence,
          inputs: JSON.stringify(p.inputs),
          model: p.model,
          surface: p.surface,
          because: p.because,
          late_risk: p.lateRisk,
          made_at: now,
        })
        .onConflict((c) => c.columns(["shop_id", "subject_id", "id"]).doNothing())
        .returning("id"),
    )
    .with("revised", (q) =>
      q
        .updateTable("promise")
        .set({ state: "revised", settled_at: now })
        .where("shop_id", "=", unit.shop)
        .where("subject_id", "=", p.subjectId)
        .where("state", "=", "open")
        .where("surface", "=", "forecast")
        .where("id", "<>", p.id)
        .where((e) => e.exists(e.selectFrom("made").select("id"))),
    )
    .selectFrom("made")
    .select("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** What a shopper was told for this order: the first row, the one that counts. */
export async function givenPromise(unit: Unit, orderId: string) {
  return unit.tx.q
    .selectFrom("promise")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", orderId)
    .where("surface", "<>", "forecast")
    .orderBy("made_at")
    .limit(1)
    .executeTakeFirst();
}

/** What an order was promised, and what is expected of it or of one of its parcels now: the newest forecast that is still open. */
export async function standingOf(unit: Unit, orderId: string, subjectId: string) {
  const rows = await unit.tx.q
    .selectFrom("promise")
    .select(["subject_id", "id", "surface", "because", "state", "made_at", "late_risk", "delivered_on"])
    .select(["earliest", "likely", "latest", "zone"])
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "in", [orderId, subjectId])
    .where((e) => e.or([e("surface", "<>", "forecast"), e("state", "=", "open")]))
    .orderBy("made_at")
    .execute();
  const isForecast = (row: (typeof rows)[number]) => row.surface === "forecast";
  return {
    given: rows.find((row) => row.subject_id === orderId && !isForecast(row)),
    expected: rows.findLast((row) => row.subject_id === subjectId && isForecast(row)),
  };
}
export type Standing = Awaited<ReturnType<typeof standingOf>>;

/** The newest forecast, though it may be history. */
export async function lastForecast(unit: Unit, subjectId: string) {
  return unit.tx.q
    .selectFrom("promise")
    .select(["late_risk"])
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .where("surface", "=", "forecast")
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function settleRow(
  unit: Unit,
  row: { subjectId: string; id: string },
  outcome: { state: "kept" | "missed" | "void"; deliveredOn: string | null },
): Promise<void> {
  await unit.tx.q
    .updateTable("promise")
    .set({ state: outcome.state, settled_at: unit.clock.now(), delivered_on: outcome.deliveredOn })
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", row.subjectId)
    .where("id", "=", row.id)
    .execute();
}

/** What was promised for a subject and has not come will not be needed: neither kept nor missed. */
export async function voidPromises(unit: Unit, subjectId: string): Promise<void> {
  await unit.tx.q
    .updateTable("promise")
    .set({ state: "void", settled_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .where("state", "=", "open")
    .execute();
}

export async function promisesOf(unit: Unit, orderId: string) {
  return unit.tx.q
    .selectFrom("promise")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
}

/** The order has become parcels: what was expected of it as a whole is theirs now. */
export async function closeForecasts(unit: Unit, subjectId: string): Promise<void> {
  await unit.tx.q
    .updateTable("promise")
    .set({ state: "revised", settled_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .where("surface", "=", "forecast")
    .where("state", "=", "open")
    .execute();
}
