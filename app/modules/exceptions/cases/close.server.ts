import { defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import { clearAlarm, type Unit } from "../../../spine/unit.server";
import { followTicket } from "../tickets/follow.server";
import { caseIdOf, lockCase, type Resolution, setCase } from "./cases.store.server";
import { addEntry } from "./entries.store.server";
import { rank, TIMER } from "./rank.server";

const record = recorder("exceptions");

/** Ends a case; what it hid comes forward, and its ticket follows. False when it had ended before. */
export async function closeCase(
  unit: Unit,
  caseId: string,
  how: { resolution: Resolution; by: string; at: Date },
): Promise<boolean> {
  const found = await lockCase(unit, caseId);
  if (!found || found.state === "resolved") return false;
  const { resolution, by, at } = how;
  await setCase(unit, caseId, { state: "resolved", resolved_at: at, resolution, hidden_by: "" });
  await clearAlarm(unit, TIMER, caseId);
  await addEntry(unit, caseId, { kind: "resolved", by, code: resolution, key: at.toISOString() });
  const { exception_id: exceptionId, subject_id: subjectId, order_id: orderId, kind } = found;
  await record(unit, "exceptions.case_resolved", {
    subject: { kind: "case", id: caseId },
    at,
    key: `${caseId}@${at.toISOString()}`,
    payload: { caseId, exceptionId, subjectId, orderId, kind, resolution },
  });
  const standing = await rank(unit, subjectId);
  await followTicket(unit, found, standing);
  return true;
}

async function over(unit: Unit, exceptionId: string, at: Date) {
  const closed = await closeCase(unit, caseIdOf(exceptionId), {
    resolution: "good_news",
    by: "doorstep",
    at,
  });
  return closed ? done("case closed") : nothing("no open case");
}

export const closeReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.close-case",
    on: "shipments.exception_resolved",
    records: ["exceptions.case_resolved", "orders.outlook_changed"],
    effects: ["exceptions.change-ticket"],
    run: (unit, { payload, occurredAt }) => over(unit, payload.exceptionId, occurredAt),
  }),
  defineReaction({
    name: "exceptions.close-order-case",
    on: "orders.exception_resolved",
    records: ["exceptions.case_resolved", "orders.outlook_changed"],
    effects: ["exceptions.change-ticket"],
    run: (unit, { payload, occurredAt }) => over(unit, payload.exceptionId, occurredAt),
  }),
];
