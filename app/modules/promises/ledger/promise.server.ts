import { remedied } from "../../../domain/exception";
import { localDate } from "../../../domain/local-date";
import { stableId } from "../../../domain/stable-id.server";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import type { Dates } from "../../orders/index.server";
import { type Shipment, shipmentsOfOrder } from "../../shipments/index.server";
import { type Expected, riskOf } from "../forecasting/expect.server";
import { forgetForecast } from "../forecasting/grounds.server";
import {
  closeForecasts,
  givenPromise,
  lastForecast,
  type NewPromise,
  settleRow,
  type Standing,
  standingOf,
  writePromise,
} from "./ledger.store.server";

const record = recorder("promises");

/** From this chance on a promise is at risk: staff and playbooks hear of it before the shopper notices. */
const AT_RISK = 0.5;

/** The order has a promise: the one the shopper was shown, or the one that would have been shown. */
export async function give(unit: Unit, promise: Omit<NewPromise, "because" | "lateRisk">): Promise<void> {
  const { id, subjectId, orderId, dates, confidence, surface } = promise;
  if (!(await writePromise(unit, { ...promise, because: "ordered", lateRisk: null }))) return;
  await record(unit, "promises.made", {
    subject: { kind: "order", id: orderId },
    at: unit.clock.now(),
    key: `${subjectId}|${id}`,
    payload: { ...dates, promiseId: id, subjectId, orderId, confidence, surface },
  });
}

const sameDates = (a: Dates, b: Dates): boolean =>
  a.earliest === b.earliest && a.likely === b.likely && a.latest === b.latest;

interface Expectation {
  subjectId: string;
  orderId: string;
  because: string;
  expected: Expected;
  model: string;
  /** What stands, where it was read already. */
  standing?: Standing;
}

/**
 * What is expected now, beside what was promised. The promise stays as it was given; a forecast that says the same as the one before
 * is no news.
 */
export async function expectNow(unit: Unit, it: Expectation): Promise<"new" | "same"> {
  const { subjectId, orderId, because, expected, model } = it;
  const { dates, confidence, inputs } = expected;
  const { given, expected: before } = it.standing ?? (await standingOf(unit, orderId, subjectId));
  const told = before ?? (subjectId === orderId ? given : undefined);
  if (told && sameDates(told, dates)) return "same";
  const lateRisk = given ? riskOf(expected, given.latest) : null;
  const id = stableId(
    "prm",
    subjectId,
    // What nothing caused but a day that passed is known by its moment: a date may go and come back.
    unit.cause.eventSeq ?? unit.clock.now().toISOString(),
    because,
    dates.earliest,
    dates.latest,
    dates.likely,
  );
  const written = await writePromise(unit, {
    id,
    subjectId,
    orderId,
    dates,
    confidence,
    inputs,
    model,
    because,
    lateRisk,
    surface: "forecast",
  });
  if (!written) return "same";
  const fact = { subject: { kind: "order", id: orderId }, at: unit.clock.now() };
  const payload = { ...dates, promiseId: id, subjectId, orderId, confidence, because, lateRisk };
  await record(unit, "promises.revised", { ...fact, key: `${subjectId}|${id}`, payload });
  const risky = lateRisk !== null && lateRisk >= AT_RISK;
  if (given && risky && (await riskBefore(unit, before, it)) < AT_RISK)
    await record(unit, "promises.put_at_risk", {
      ...fact,
      key: `${subjectId}|${id}`,
      payload: {
        promiseId: given.id,
        subjectId,
        orderId,
        latest: given.latest,
        expected: dates.likely,
        lateRisk,
      },
    });
  return "new";
}

/** What was said of a parcel before, or of its order while there was no parcel: of the same trouble one hears once. */
async function riskBefore(
  unit: Unit,
  before: { late_risk: number | null } | undefined,
  { subjectId, orderId }: { subjectId: string; orderId: string },
): Promise<number> {
  const last = before ?? (subjectId === orderId ? undefined : await lastForecast(unit, orderId));
  return last?.late_risk ?? 0;
}

/** The parcel is there: was what the shopper was told kept? Judged by the local day. One late or lost parcel of an order makes it late. */
export async function settle(unit: Unit, subjectId: string, orderId: string, deliveredAt: Date) {
  const given = await givenPromise(unit, orderId);
  // What was expected is history now; only what was promised can be kept.
  await closeForecasts(unit, subjectId);
  forgetForecast(unit, subjectId);
  if (!given || given.state === "void") return null;
  const { zone } = given;
  const deliveredOn = localDate(deliveredAt, zone);
  const kept = deliveredOn <= given.latest;
  const lastDay = given.delivered_on && given.delivered_on > deliveredOn ? given.delivered_on : deliveredOn;
  const state =
    lastDay <= given.latest && !(await anotherIsLost(unit, subjectId, orderId)) ? "kept" : "missed";
  await settleRow(unit, { subjectId: orderId, id: given.id }, { state, deliveredOn: lastDay });
  await record(unit, "promises.settled", {
    subject: { kind: "order", id: orderId },
    at: deliveredAt,
    key: `${subjectId}|${given.id}`,
    payload: { promiseId: given.id, subjectId, orderId, kept, dueOn: given.latest, deliveredOn, zone },
  });
  return kept ? "kept" : "missed";
}

const isLost = ({ cancelled, milestone, exception }: Shipment): boolean =>
  !cancelled && milestone !== "delivered" && exception !== "" && remedied(exception);

const anotherIsLost = async (unit: Unit, subjectId: string, orderId: string): Promise<boolean> =>
  (await shipmentsOfOrder(unit, orderId)).some((s) => s.id !== subjectId && isLost(s));

/** What was promised is lost, though other parcels of the order came. Should it turn up after all, the day on which it does decides. */
export async function giveUp(unit: Unit, { given }: Standing, shipment: Shipment): Promise<void> {
  if (!given || given.state === "void" || !isLost(shipment)) return;
  const outcome = { state: "missed" as const, deliveredOn: given.delivered_on };
  await settleRow(unit, { subjectId: given.subject_id, id: given.id }, outcome);
}
