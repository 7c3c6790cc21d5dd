import { defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import { request, type Unit } from "../../../spine/unit.server";
import { speaking } from "../../shipments/index.server";
import { type Case, caseIdOf, openOfSubject, readCase, setCase } from "../cases/cases.store.server";
import { addEntry } from "../cases/entries.store.server";
import { casesOfOrder } from "../cases/queue.store.server";
import { playOf } from "../playbooks/playbook.store.server";
import { deskForNew, INBOX } from "./desk.server";
import { changeTicket } from "./follow.server";
import { beginTicket, isLive, setTicket, ticketOf } from "./tickets.store.server";

export const OPEN = "exceptions.open-ticket";
const record = recorder("exceptions");

/** Opens the ticket of a case, or lets the one that its subject has speak of it. */
async function ticketFor(unit: Unit, it: Case, news: { key: string; wishId?: string; writtenId?: string }) {
  const known = await ticketOf(unit, it.subject_id);
  const { subject_id: subjectId, order_id: orderId, id: caseId } = it;
  if (isLive(known)) {
    const what = news.wishId ? "wish" : news.writtenId ? "shopper_wrote" : "news";
    if (known.case_id !== caseId) await setTicket(unit, known.id, { case_id: caseId });
    await changeTicket(unit, { subjectId, caseId, ...news, what });
    return done("on its ticket");
  }
  const helpdesk = await deskForNew(unit);
  const id = await beginTicket(unit, { subjectId, orderId, caseId, helpdesk });
  if (helpdesk === INBOX) {
    await standInInbox(unit, it, id);
    return done("in the team's inbox");
  }
  await request(unit, {
    kind: OPEN,
    key: id,
    orderKey: `ticket:${id}`,
    payload: { ticketId: id },
  });
  return done(`ticket for ${it.team}`);
}

/** The team's own inbox is this very database: the ticket is there as soon as it is wanted. */
async function standInInbox(unit: Unit, it: Case, id: string): Promise<void> {
  await setTicket(unit, id, { ticket_id: id, url: null, state: "open" });
  await addEntry(unit, it.id, { kind: "ticket", by: "doorstep", code: INBOX, key: id });
  await record(unit, "exceptions.ticket_opened", {
    subject: { kind: "case", id: it.id },
    at: unit.clock.now(),
    key: id,
    payload: { caseId: it.id, orderId: it.order_id, helpdesk: INBOX, ticketId: id },
  });
}

export const ticketReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.open-ticket",
    on: "orders.outlook_changed",
    records: ["exceptions.ticket_opened"],
    effects: [OPEN, "exceptions.change-ticket"],
    async run(unit, { payload }) {
      if (!payload.exceptionId) return nothing("all is well");
      const found = await readCase(unit, caseIdOf(payload.exceptionId));
      if (!found) return { ok: false, failure: { code: "case_not_open_yet", disposition: "retry" } };
      if (found.state === "resolved") return nothing("over already");
      const play = await playOf(unit, found.kind);
      const live = isLive(await ticketOf(unit, found.subject_id));
      if (!play.ticket && !live) return nothing("no ticket for this kind");
      return ticketFor(unit, found, { key: `news@${payload.revision}` });
    },
  }),
  defineReaction({
    name: "exceptions.take-wish",
    on: "tracking.wish_made",
    records: ["exceptions.ticket_opened"],
    effects: [OPEN, "exceptions.change-ticket"],
    async run(unit, { payload: { wishId, shipmentId } }) {
      const trouble = await speaking(unit, shipmentId);
      const found = trouble && (await readCase(unit, caseIdOf(trouble.id)));
      if (!found) return nothing("no open case");
      return ticketFor(unit, found, { key: `wish:${wishId}`, wishId });
    },
  }),
  defineReaction({
    name: "exceptions.take-letter",
    on: "orders.shopper_wrote",
    records: ["exceptions.ticket_opened"],
    effects: [OPEN, "exceptions.change-ticket"],
    async run(unit, { payload: { orderId, writtenId } }) {
      const found = await pressing(unit, orderId);
      if (!found) return nothing("no open case: it stands with the order");
      await addEntry(unit, found.id, { kind: "shopper", by: "shopper", code: writtenId, key: writtenId });
      // Whoever waits for the shopper has the answer.
      if (found.state === "waiting") await setCase(unit, found.id, { state: "open" });
      return ticketFor(unit, found, { key: `written:${writtenId}`, writtenId });
    },
  }),
];

/** The case that a shopper's letter about an order most likely means: the worst that is open. */
async function pressing(unit: Unit, orderId: string): Promise<Case | null> {
  const subjects = [...new Set((await casesOfOrder(unit, orderId)).map((c) => c.subject_id))];
  const open: Case[] = [];
  for (const subject of subjects) open.push(...(await openOfSubject(unit, subject)));
  return open.sort((a, b) => b.severity - a.severity)[0] ?? null;
}
