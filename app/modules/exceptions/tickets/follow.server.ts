import { request, type Unit } from "../../../spine/unit.server";
import type { Case } from "../cases/cases.store.server";
import { isLive, setTicket, ticketOf } from "./tickets.store.server";

/** Effect that tells the helpdesk what changed. */
export const CHANGE = "exceptions.change-ticket";

/** What a note on the ticket is about. */
export type Change = "news" | "escalated" | "acted" | "wish" | "shopper_wrote" | "closed" | "taken_over";

/** Tells the helpdesk what changed about a subject, where it has a ticket that lives. */
export async function changeTicket(
  unit: Unit,
  it: {
    subjectId: string;
    caseId: string;
    what: Change;
    key: string;
    wishId?: string;
    writtenId?: string;
    entryId?: string;
  },
): Promise<boolean> {
  const ticket = await ticketOf(unit, it.subjectId);
  if (!isLive(ticket)) return false;
  await request(unit, {
    kind: CHANGE,
    key: `${ticket.id}:${it.caseId}:${it.key}`,
    orderKey: `ticket:${ticket.id}`,
    payload: {
      ticketId: ticket.id,
      caseId: it.caseId,
      what: it.what,
      wishId: it.wishId,
      writtenId: it.writtenId,
      entryId: it.entryId,
    },
  });
  return true;
}

/** A case is over: its ticket goes on with what it hid, or is closed. */
export async function followTicket(unit: Unit, ended: Case, standing: Case | null): Promise<void> {
  const ticket = await ticketOf(unit, ended.subject_id);
  if (!isLive(ticket)) return;
  const subjectId = ended.subject_id;
  if (standing) {
    // A ticket that speaks of something else is not touched by what it had hidden.
    if (ticket.case_id !== ended.id) return;
    await setTicket(unit, ticket.id, { case_id: standing.id });
    await changeTicket(unit, {
      subjectId,
      caseId: standing.id,
      what: "taken_over",
      key: `after:${ended.id}`,
    });
    return;
  }
  await changeTicket(unit, { subjectId, caseId: ended.id, what: "closed", key: "closed" });
  // Decided now, carried out in a moment: trouble that comes in between is another matter and has a ticket of its own.
  await setTicket(unit, ticket.id, { state: "solved", closed_at: unit.clock.now() });
}
