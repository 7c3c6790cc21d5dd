import { type ExceptionKind, exceptions } from "../../../domain/exception";
import { defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { playOf } from "../playbooks/playbook.store.server";
import { caseIdOf, writeCase } from "./cases.store.server";
import { addEntry } from "./entries.store.server";
import { rank } from "./rank.server";

const record = recorder("exceptions");
const HOUR = 3_600_000;

interface Opened {
  exceptionId: string;
  subjectId: string;
  shipmentId: string | null;
  orderId: string;
  kind: ExceptionKind;
  happenedAt: Date;
}

async function openCase(unit: Unit, it: Opened) {
  const { exceptionId, subjectId, orderId, kind } = it;
  const play = await playOf(unit, kind);
  const caseId = caseIdOf(exceptionId);
  const now = unit.clock.now();
  const made = await writeCase(unit, {
    id: caseId,
    exception_id: exceptionId,
    subject_id: subjectId,
    shipment_id: it.shipmentId,
    order_id: orderId,
    kind,
    severity: exceptions[kind].severity,
    state: "open",
    team: play.team,
    owner: play.assignee || null,
    priority: play.priority,
    respond_by: new Date(now.getTime() + play.respondHours * HOUR),
    resolve_by: new Date(now.getTime() + play.resolveHours * HOUR),
    happened_at: it.happenedAt,
    opened_at: now,
  });
  if (!made) return nothing("open already");
  await addEntry(unit, caseId, { kind: "opened", by: "doorstep", code: kind, key: kind });
  await record(unit, "exceptions.case_opened", {
    subject: { kind: "case", id: caseId },
    at: it.happenedAt,
    key: caseId,
    payload: { caseId, exceptionId, subjectId, orderId, kind, team: play.team },
  });
  const standing = await rank(unit, subjectId, { kind, play });
  return done(standing?.id === caseId ? `case for ${play.team}` : "hidden by something worse");
}

export const openReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.open-case",
    on: "shipments.exception_opened",
    records: ["exceptions.case_opened", "orders.outlook_changed"],
    run: async (unit, { payload, occurredAt }) => {
      if (payload.historic) return nothing("a past parcel");
      const { exceptionId, shipmentId, orderId, kind } = payload;
      return openCase(unit, {
        exceptionId,
        subjectId: shipmentId,
        shipmentId,
        orderId,
        kind,
        happenedAt: occurredAt,
      });
    },
  }),
  defineReaction({
    name: "exceptions.open-order-case",
    on: "orders.exception_opened",
    records: ["exceptions.case_opened", "orders.outlook_changed"],
    run: (unit, { payload: { exceptionId, orderId, kind }, occurredAt }) =>
      openCase(unit, {
        exceptionId,
        subjectId: orderId,
        shipmentId: null,
        orderId,
        kind,
        happenedAt: occurredAt,
      }),
  }),
];
