import { remedied } from "../../domain/exception";
import { stableId } from "../../domain/stable-id.server";
import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import { request } from "../../spine/unit.server";
import { say } from "../orders/index.server";
import { speaking } from "../shipments/index.server";
import { connections } from "../shops/index.server";
import { playbook } from "./playbook";
import { closeCase, readCase, writeCase } from "./store.server";

const record = recorder("exceptions");

/** The case of an exception: there is one, so its id follows. */
export const caseIdOf = (exceptionId: string): string => stableId("case", exceptionId);

export const reactions: Reaction[] = [
  defineReaction({
    name: "exceptions.open-case",
    on: "shipments.exception_opened",
    records: ["exceptions.case_opened", "orders.outlook_changed"],
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      const { exceptionId, shipmentId, orderId, kind } = payload;
      const play = playbook[kind];
      const caseId = caseIdOf(exceptionId);
      const now = unit.clock.now();
      await writeCase(unit, {
        id: caseId,
        exception_id: exceptionId,
        shipment_id: shipmentId,
        order_id: orderId,
        kind,
        team: play.team,
        priority: play.priority,
        respond_by: new Date(now.getTime() + play.respondWithinHours * 3_600_000),
        opened_at: now,
      });
      await record(unit, "exceptions.case_opened", {
        subject: { kind: "case", id: caseId },
        at: occurredAt,
        key: caseId,
        payload: { caseId, exceptionId, shipmentId, orderId, kind, team: play.team },
      });
      // What is remedied is answered by protection; for the rest the playbook knows the next step.
      const voice = await speaking(unit, shipmentId);
      if (!remedied(kind) && voice?.id === exceptionId) {
        await say(unit, {
          subjectId: shipmentId,
          orderId,
          exceptionId,
          headline: kind,
          next: { step: play.next, values: {} },
        });
      }
      return done(`case for ${play.team}`);
    },
  }),
  defineReaction({
    name: "exceptions.open-ticket",
    on: "orders.outlook_changed",
    effects: ["exceptions.ticket"],
    async run(unit, { payload }) {
      if (!payload.exceptionId) return nothing("all is well");
      const found = await readCase(unit, caseIdOf(payload.exceptionId));
      if (!found) return { ok: false, failure: { code: "case_not_open_yet", disposition: "retry" } };
      if (!playbook[found.kind as keyof typeof playbook].ticket) return nothing("no ticket for this kind");
      const [helpdesk] = await connections(unit, "helpdesks");
      if (!helpdesk) return nothing("no helpdesk connected: the case waits on the home page");
      await request(unit, {
        kind: "exceptions.ticket",
        key: found.id,
        orderKey: `case:${found.id}`,
        payload: { caseId: found.id, helpdesk: helpdesk.member },
      });
      return done(`ticket for ${found.team}`);
    },
  }),
  defineReaction({
    name: "exceptions.take-wish",
    on: "tracking.wish_made",
    effects: ["exceptions.ticket", "exceptions.ticket-note"],
    async run(unit, { payload: { wishId, shipmentId } }) {
      const trouble = await speaking(unit, shipmentId);
      const found = trouble && (await readCase(unit, caseIdOf(trouble.id)));
      if (!found) return nothing("no open case");
      const caseId = found.id;
      const [helpdesk] = await connections(unit, "helpdesks");
      if (found.ticket_id) {
        await request(unit, {
          kind: "exceptions.ticket-note",
          key: `${caseId}:${wishId}`,
          orderKey: `case:${caseId}`,
          payload: { caseId, wishId },
        });
        return done("on the ticket");
      }
      if (!helpdesk) return nothing("no helpdesk connected: the case waits on the home page");
      await request(unit, {
        kind: "exceptions.ticket",
        key: caseId,
        orderKey: `case:${caseId}`,
        payload: { caseId, helpdesk: helpdesk.member },
      });
      return done(`ticket for ${found.team}`);
    },
  }),
  defineReaction({
    name: "exceptions.close-case",
    on: "shipments.exception_resolved",
    records: ["exceptions.case_resolved"],
    effects: ["exceptions.ticket-note"],
    async run(unit, { payload, occurredAt }) {
      const { exceptionId, shipmentId, orderId } = payload;
      const caseId = caseIdOf(exceptionId);
      if (!(await closeCase(unit, caseId, occurredAt))) return nothing("no open case");
      await record(unit, "exceptions.case_resolved", {
        subject: { kind: "case", id: caseId },
        at: occurredAt,
        key: caseId,
        payload: { caseId, exceptionId, shipmentId, orderId },
      });
      await request(unit, {
        kind: "exceptions.ticket-note",
        key: `${caseId}:resolved`,
        orderKey: `case:${caseId}`,
        payload: { caseId },
      });
      return done("case closed");
    },
  }),
];
