import { deskTitle } from "./desk.server";
import type { Ticket } from "./tickets.store.server";

/** What screens show of a ticket: under the name of its helpdesk, or null for the team's own inbox. */
export const ticketFacts = (
  ticket: Ticket | null | undefined,
): { desk: string | null; number: string | null; url: string | null } | null =>
  ticket && ticket.state !== "gone"
    ? { desk: deskTitle(ticket.helpdesk), number: ticket.ticket_id, url: ticket.url }
    : null;
