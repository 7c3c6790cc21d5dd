import { localDate } from "../../domain/local-date";
import { stableId } from "../../domain/stable-id.server";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import type { Dates } from "../orders/index.server";
import { CONFIDENCE, MODEL } from "./forecast.server";
import { openPromise, settlePromise, writePromise } from "./store.server";

const record = recorder("promises");

/** Makes or revises the promise of an order or a shipment. The same dates again are no new promise. */
export async function promise(
  unit: Unit,
  it: { subjectId: string; orderId: string; dates: Dates; inputs: object; because: string },
): Promise<"made" | "revised" | "same"> {
  const before = await openPromise(unit, it.subjectId);
  const same =
    before?.earliest === it.dates.earliest &&
    before.likely === it.dates.likely &&
    before.latest === it.dates.latest;
  if (same) return "same";
  const id = stableId(
    "prm",
    it.subjectId,
    unit.cause.eventSeq ?? 0,
    it.dates.earliest,
    it.dates.likely,
    it.dates.latest,
  );
  const { subjectId, orderId, dates, inputs } = it;
  if (
    !(await writePromise(unit, {
      id,
      subjectId,
      orderId,
      dates,
      inputs,
      confidence: CONFIDENCE,
      model: MODEL,
    }))
  )
    return "same";
  const payload = { ...dates, promiseId: id, subjectId, orderId, confidence: CONFIDENCE };
  const fact = { subject: { kind: "order", id: orderId }, at: unit.clock.now(), key: id };
  if (before)
    await record(unit, "promises.revised", { ...fact, payload: { ...payload, because: it.because } });
  else await record(unit, "promises.made", { ...fact, payload });
  return before ? "revised" : "made";
}

/** What was promised will not be needed: neither kept nor missed. */
export async function voidPromise(unit: Unit, subjectId: string): Promise<void> {
  const open = await openPromise(unit, subjectId);
  if (open) await settlePromise(unit, open.id, "void");
}

/** The parcel is there: was the promise kept? Judged by the local day, against the last date that was promised before it came. */
export async function settle(
  unit: Unit,
  subjectId: string,
  orderId: string,
  deliveredAt: Date,
): Promise<"kept" | "missed" | null> {
  const open = await openPromise(unit, subjectId);
  if (!open) return null;
  const kept = localDate(deliveredAt, open.zone) <= open.latest;
  await settlePromise(unit, open.id, kept ? "kept" : "missed");
  await record(unit, "promises.settled", {
    subject: { kind: "order", id: orderId },
    at: deliveredAt,
    key: open.id,
    payload: { promiseId: open.id, subjectId, orderId, kept },
  });
  return kept ? "kept" : "missed";
}
