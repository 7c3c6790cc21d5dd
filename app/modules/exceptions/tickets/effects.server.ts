import { z } from "zod";
import type { TicketChange } from "../../../adapters/helpdesks/contract";
import { final, ok } from "../../../domain/result";
import { type AnyEffect, defineEffect } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { correspondenceOf } from "../../orders/index.server";
import { readWish } from "../../shipments/index.server";
import { readCase, type Case } from "../cases/cases.store.server";
import { addEntry, entriesOf } from "../cases/entries.store.server";
import { type Context, contextOf, contextText, wishText } from "./context.server";
import { deskOf, INBOX } from "./desk.server";
import { CHANGE } from "./follow.server";
import { OPEN } from "./open.server";
import { readTicket, setTicket } from "./tickets.store.server";

const record = recorder("exceptions");

const subjectOf = (it: Context): string => `${it.outlook.headline} Order ${it.order.name}`;

const open = defineEffect({
  kind: OPEN,
  payload: z.object({ ticketId: z.string() }),
  async prepare(unit, { ticketId }) {
    const ticket = await readTicket(unit, ticketId);
    if (!ticket) return final("ticket_gone", ticketId);
    const desk = await deskOf(unit, ticket.helpdesk);
    if (!desk.ok) return desk;
    const context = await contextOf(unit, ticket.case_id);
    return context.ok ? ok({ desk: desk.value, ticket, context: context.value }) : context;
  },
  perform: ({ egress, idempotencyKey }, { desk, ticket, context }) =>
    desk.helpdesk.open(egress, desk.settings, {
      reference: ticket.id,
      idempotencyKey,
      subject: subjectOf(context),
      body: contextText(context),
      team: context.case.team,
      assignee: context.case.owner?.includes("@") ? context.case.owner : null,
      priority: context.case.priority as TicketChange["priority"] & string,
      tags: ["doorstep", `doorstep_${context.case.kind}`],
      requester: context.requester,
    }),
  async settle(unit, { ticketId }, opened) {
    const ticket = await readTicket(unit, ticketId);
    if (!ticket) return;
    await setTicket(unit, ticketId, {
      ticket_id: opened.ticketId,
      url: opened.url,
      // An agent may have been quicker than our note of it.
      ...(ticket.state === "opening" ? { state: "open" as const } : {}),
    });
    await addEntry(unit, ticket.case_id, {
      kind: "ticket",
      by: "doorstep",
      code: ticket.helpdesk,
      key: ticketId,
    });
    await record(unit, "exceptions.ticket_opened", {
      subject: { kind: "case", id: ticket.case_id },
      at: unit.clock.now(),
      key: ticketId,
      payload: {
        caseId: ticket.case_id,
        orderId: ticket.order_id,
        helpdesk: ticket.helpdesk,
        ticketId: opened.ticketId,
      },
    });
  },
});

const payload = z.object({
  ticketId: z.string(),
  caseId: z.string(),
  what: z.enum(["news", "escalated", "acted", "wish", "shopper_wrote", "closed", "taken_over"]),
  wishId: z.string().optional(),
  writtenId: z.string().optional(),
  entryId: z.string().optional(),
});
type Payload = z.output<typeof payload>;

/** What the note says; the words are read when it is sent, so a note that waited is not out of date. */
async function noteOf(
  unit: Unit,
  { what, wishId, writtenId, entryId, caseId }: Payload,
  it: Context,
): Promise<string> {
  if (what === "closed") return "It is over. Closed by Doorstep.";
  if (what === "wish" && wishId) {
    const wish = await readWish(unit, wishId);
    if (wish) return wishText(wish);
  }
  if (what === "shopper_wrote" && writtenId) {
    const written = (await correspondenceOf(unit, it.order.id)).find((w) => w.id === writtenId);
    return `The shopper wrote:\n\n${written?.words ?? "(no longer kept)"}`;
  }
  if (what === "escalated") return `Nobody has finished this in time. It goes to ${it.case.team}.`;
  if (what === "acted") {
    const last = (await entriesOf(unit, caseId, 500)).find((e) => e.id === entryId);
    return `${last?.by ?? "The team"}: ${last?.words ?? last?.code?.replaceAll("_", " ") ?? last?.kind ?? ""}`;
  }
  return `What the shopper is told now:\n\n${contextText(it)}`;
}

/** Fields of the ticket that follow the case. Without news of that kind agents' own settings stay. */
function fieldsOf({ what }: Payload, it: Case, subject: string): Partial<TicketChange> {
  if (what === "closed") return { status: "solved" };
  if (what === "escalated")
    return { team: it.team, priority: it.priority as never, status: "open", addTags: ["doorstep_escalated"] };
  if (what === "taken_over" || what === "news")
    return { subject, priority: it.priority as never, addTags: [`doorstep_${it.kind}`] };
  if (what === "shopper_wrote" || what === "wish") return { status: "open" };
  return { team: it.team, ...(it.owner?.includes("@") ? { assignee: it.owner } : {}) };
}

const change = defineEffect({
  kind: CHANGE,
  payload,
  async prepare(unit, it) {
    const ticket = await readTicket(unit, it.ticketId);
    if (!ticket?.ticket_id || ticket.helpdesk === INBOX || ticket.state === "gone") return ok(null);
    const desk = await deskOf(unit, ticket.helpdesk);
    const context = await contextOf(unit, it.caseId);
    if (!desk.ok) return desk;
    if (!context.ok) return context;
    return ok({
      desk: desk.value,
      ticketId: ticket.ticket_id,
      note: await noteOf(unit, it, context.value),
      fields: fieldsOf(it, context.value.case, subjectOf(context.value)),
    });
  },
  async perform({ egress, idempotencyKey }, need) {
    // The inbox is here: there is nothing outside to change.
    if (!need) return ok(null);
    const { desk, ticketId, note, fields } = need;
    return desk.helpdesk.change(egress, desk.settings, { ticketId, idempotencyKey, note, ...fields });
  },
  settle: () => Promise.resolve(),
  async abandon(unit, { ticketId, caseId }, code) {
    if (code !== "ticket_gone") return;
    // Deleted or merged away by an agent: the case goes on here, and its next news opens a new one.
    await setTicket(unit, ticketId, { state: "gone", closed_at: unit.clock.now() });
    if (await readCase(unit, caseId))
      await addEntry(unit, caseId, { kind: "ticket", by: "doorstep", code: "gone" });
  },
});

export const effects: AnyEffect[] = [open, change];
