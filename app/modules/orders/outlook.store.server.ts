import type { Selectable } from "kysely";
import type { Outlook as OutlookTable } from "../../platform/database/types";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";

export interface Dates {
  earliest: string;
  likely: string;
  latest: string;
  zone: string;
}

export interface Outlook {
  subjectId: string;
  orderId: string;
  exceptionId: string;
  headline: string;
  nextStep: string | null;
  nextValues: Record<string, string> | null;
  dates: Dates | null;
  whole: boolean;
  revision: number;
  since: Date;
}

/** What one capability knows. The headline comes from what happened; date and next step from whoever decides them. */
export interface Say {
  subjectId: string;
  orderId: string;
  /** Which exception this answers; empty while all is well. */
  exceptionId: string;
  headline: string;
  dates?: Dates | null;
  next?: { step: string; values: Record<string, string> };
}

const record = recorder("orders");

/**
 * One voice: the only place where next step and date of an order are kept. Capabilities put in what they decide, in any
 * order; `orders.outlook_changed` is recorded when both answer the same exception, and only then does anybody speak.
 */
export async function say(unit: Unit, it: Say): Promise<void> {
  const before = await lockRow(unit, it);
  const given = {
    earliest: it.dates?.earliest ?? null,
    likely: it.dates?.likely ?? null,
    latest: it.dates?.latest ?? null,
    zone: it.dates?.zone ?? null,
  };
  const after = {
    order_id: it.orderId,
    exception_id: it.exceptionId,
    headline: it.headline,
    ...(it.dates === undefined ? {} : { ...given, dates_for: it.exceptionId }),
    ...(it.next ? { next_step: it.next.step, next_values: it.next.values, next_for: it.exceptionId } : {}),
  };
  const row = { ...before, ...after };
  if (fingerprint(row) === fingerprint(before)) return;

  const sameStory = before.exception_id === it.exceptionId && before.headline === it.headline;
  const now = unit.clock.now();
  const revision = before.revision + 1;
  await unit.tx.q
    .updateTable("outlook")
    .set({
      ...after,
      ...(it.next ? { next_values: JSON.stringify(it.next.values) } : {}),
      revision,
      since: sameStory ? before.since : now,
    })
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", it.subjectId)
    .execute();
  const { whole, dates, nextStep } = toOutlook({ ...row, revision });
  if (!whole) return;
  await record(unit, "orders.outlook_changed", {
    subject: { kind: "order", id: it.orderId },
    at: now,
    key: `${it.subjectId}@${revision}`,
    payload: {
      orderId: it.orderId,
      subjectId: it.subjectId,
      exceptionId: it.exceptionId,
      headline: it.headline,
      nextStep,
      revision,
      dates,
    },
  });
}

type Row = Selectable<OutlookTable>;

/** Two capabilities may speak of a new subject at the same moment: where there is no row yet it is made first, then locked. */
async function lockRow(unit: Unit, it: Say): Promise<Row> {
  const known = await lockKnown(unit, it.subjectId);
  if (known) return known;
  const fresh = { order_id: it.orderId, headline: "", since: unit.clock.now() };
  await unit.tx.q
    .insertInto("outlook")
    .values({ shop_id: unit.shop, subject_id: it.subjectId, ...fresh })
    .onConflict((c) => c.columns(["shop_id", "subject_id"]).doNothing())
    .execute();
  const made = await lockKnown(unit, it.subjectId);
  if (!made) throw new Error("an outlook that was just made is not there");
  return made;
}

const lockKnown = (unit: Unit, subjectId: string): Promise<Row | undefined> =>
  unit.tx.q
    .selectFrom("outlook")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .forUpdate()
    .executeTakeFirst();

const fingerprint = (r: Row): string =>
  JSON.stringify([
    r.exception_id,
    r.headline,
    r.earliest,
    r.likely,
    r.latest,
    r.dates_for,
    r.next_step,
    r.next_values,
    r.next_for,
  ]);

export async function readOutlook(unit: Unit, subjectId: string): Promise<Outlook | null> {
  const row = await unit.tx.q
    .selectFrom("outlook")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .executeTakeFirst();
  return row ? toOutlook(row) : null;
}

/** Everything said of an order: of itself while nothing has left, and of each of its shipments. */
export async function outlooksOf(unit: Unit, orderId: string): Promise<Outlook[]> {
  const rows = await unit.tx.q
    .selectFrom("outlook")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("subject_id")
    .execute();
  return rows.map(toOutlook);
}

function toOutlook(row: Row): Outlook {
  const { earliest, likely, latest, zone } = row;
  return {
    subjectId: row.subject_id,
    orderId: row.order_id,
    exceptionId: row.exception_id,
    headline: row.headline,
    nextStep: row.next_step,
    nextValues: row.next_values as Record<string, string> | null,
    dates: earliest && likely && latest && zone ? { earliest, likely, latest, zone } : null,
    whole: row.dates_for === row.exception_id && row.next_for === row.exception_id,
    revision: row.revision,
    since: row.since,
  };
}
