import { z } from "zod";
import { all } from "../../adapters/helpdesks/_all";
import type { AnyHelpdesk, TicketWord } from "../../adapters/helpdesks/contract";
import { formatMoney } from "../../domain/money";
import { final, ok, type Result, retry } from "../../domain/result";
import { words } from "../../platform/i18n/words";
import { type AnyEffect, defineEffect } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { readOrder, readOutlook } from "../orders/index.server";
import { read as readPerson } from "../people/index.server";
import { latestWish, linesOfShipment, readShipment, readWish, scansOf } from "../shipments/index.server";
import { connections } from "../shops/index.server";
import { readCase, setTicket } from "./store.server";

const record = recorder("exceptions");

interface Desk {
  helpdesk: AnyHelpdesk;
  settings: unknown;
}

async function deskOf(unit: Unit, member: string): Promise<Result<Desk>> {
  const helpdesk = all.find((h) => h.id === member);
  const connection = (await connections(unit, "helpdesks")).find((c) => c.member === member);
  if (!helpdesk || !connection) return retry("helpdesk_not_connected", member);
  const settings = helpdesk.settings.safeParse(connection.settings);
  return settings.success
    ? ok({ helpdesk, settings: settings.data })
    : final("helpdesk_settings_wrong", member);
}

/** What staff see: the same words as the shopper, then the facts. */
async function ticketFor(unit: Unit, caseId: string): Promise<Result<Omit<TicketWord, "idempotencyKey">>> {
  const found = await readCase(unit, caseId);
  const shipment = found && (await readShipment(unit, found.shipment_id));
  const order = found && (await readOrder(unit, found.order_id));
  if (!found || !shipment || !order) return final("case_gone", caseId);
  const outlook = await readOutlook(unit, shipment.id);
  const person = order.personId ? await readPerson(unit, order.personId) : null;
  const lines = await linesOfShipment(unit, shipment.id);
  const scans = await scansOf(unit, shipment.id);
  const wish = await latestWish(unit, shipment.id);
  const wished = wish && (await readWish(unit, wish.id));
  const say = words(null);
  const body = [
    say.headline(found.kind),
    outlook ? say.when(outlook) : null,
    outlook?.nextStep ? `${say.nextLabel} ${say.next(outlook.nextStep, outlook.nextValues ?? {})}` : null,
    ...(wished ? ["", wishText(wished)] : []),
    "",
    `Order ${order.name}, ${formatMoney({ minor: shipment.value_minor, currency: shipment.currency })}`,
    `Parcel ${shipment.tracking_number ?? "without number"} with ${shipment.carrier}${shipment.service ? ` ${shipment.service}` : ""}`,
    ...lines.map((l) => `  ${l.quantity} × ${l.title}`),
    "",
    ...scans
      .slice(-5)
      .map(
        (s) =>
          `${s.occurred_at.toISOString().slice(0, 16)}  ${s.message ?? s.milestone ?? s.exception ?? ""}${s.place ? `, ${s.place}` : ""}`,
      ),
  ];
  return ok({
    reference: found.id,
    subject: `${say.headline(found.kind)} Order ${order.name}`,
    body: body.filter((line) => line !== null).join("\n"),
    team: found.team,
    priority: found.priority as TicketWord["priority"],
    tags: ["doorstep", `doorstep_${found.kind}`],
    requester: person?.email ? { name: person.name, email: person.email } : null,
  });
}

const openTicket = defineEffect({
  kind: "exceptions.ticket",
  payload: z.object({ caseId: z.string(), helpdesk: z.string() }),
  async prepare(unit, { caseId, helpdesk }) {
    const desk = await deskOf(unit, helpdesk);
    if (!desk.ok) return desk;
    const ticket = await ticketFor(unit, caseId);
    return ticket.ok ? ok({ desk: desk.value, ticket: ticket.value }) : ticket;
  },
  perform: ({ egress, idempotencyKey }, { desk, ticket }) =>
    desk.helpdesk.open(egress, desk.settings, { ...ticket, idempotencyKey }),
  async settle(unit, { caseId, helpdesk }, { ticketId, url }) {
    const found = await readCase(unit, caseId);
    if (!found) return;
    await setTicket(unit, caseId, { helpdesk, ticketId, url });
    const { exception_id: exceptionId, shipment_id: shipmentId, order_id: orderId } = found;
    await record(unit, "exceptions.ticket_opened", {
      subject: { kind: "case", id: caseId },
      at: unit.clock.now(),
      key: caseId,
      payload: { caseId, exceptionId, shipmentId, orderId, helpdesk, ticketId },
    });
  },
});

/** What staff read of a shopper's wish: what is to be done, and what was corrected. */
function wishText({ wish, on, details }: NonNullable<Awaited<ReturnType<typeof readWish>>>): string {
  const what = {
    redeliver: "Deliver it again",
    hold: "Keep it to be collected",
    correct_address: "Correct the address",
  }[wish];
  const { address = null, phone = null } = details ?? {};
  return [
    `The shopper asks: ${what}${on ? ` on ${on}` : ""}.`,
    address ? `${address.street}, ${address.postal} ${address.city}, ${address.country}` : null,
    phone ? `Phone: ${phone}` : null,
  ]
    .filter((line) => line !== null)
    .join("\n");
}

const noteOnTicket = defineEffect({
  kind: "exceptions.ticket-note",
  /** With a wish it is passed on and the ticket stays open; without one the case is over. */
  payload: z.object({ caseId: z.string(), wishId: z.string().optional() }),
  async prepare(unit, { caseId, wishId }) {
    const found = await readCase(unit, caseId);
    if (!found?.helpdesk || !found.ticket_id) return ok(null);
    const desk = await deskOf(unit, found.helpdesk);
    const wish = wishId ? await readWish(unit, wishId) : null;
    const body = wish ? wishText(wish) : "The parcel is moving again. Closed by Doorstep.";
    return desk.ok ? ok({ desk: desk.value, ticketId: found.ticket_id, body, solve: !wish }) : desk;
  },
  perform({ egress, idempotencyKey }, need) {
    // A case that never had a ticket has nothing to close outside.
    if (!need) return Promise.resolve(ok(null));
    const { desk, ...note } = need;
    return desk.helpdesk.note(egress, desk.settings, { ...note, idempotencyKey });
  },
  settle: () => Promise.resolve(),
});

export const effects: AnyEffect[] = [openTicket, noteOnTicket];
