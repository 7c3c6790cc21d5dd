import type { Selectable } from "kysely";
import { stableId } from "../../../domain/stable-id.server";
import type { Ticket as Table } from "../../../platform/database/types";
import type { Unit } from "../../../spine/unit.server";

export const ticketStates = ["opening", "open", "pending", "solved", "gone"] as const;
export type TicketState = (typeof ticketStates)[number];
export type Ticket = Omit<Selectable<Table>, "state"> & { state: TicketState };

const row = (r: Selectable<Table>): Ticket => ({ ...r, state: r.state as TicketState });

/** The newest ticket of a subject. */
export async function ticketOf(unit: Unit, subjectId: string): Promise<Ticket | null> {
  const found = await unit.tx.q
    .selectFrom("ticket")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "=", subjectId)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return found ? row(found) : null;
}

/** The newest tickets of several subjects, for a page of the queue. */
export async function ticketsOf(unit: Unit, subjectIds: string[]): Promise<Map<string, Ticket>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await unit.tx.q
    .selectFrom("ticket")
    .selectAll()
    .distinctOn("subject_id")
    .where("shop_id", "=", unit.shop)
    .where("subject_id", "in", subjectIds)
    .orderBy("subject_id")
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map((r) => [r.subject_id, row(r)]));
}

/** Orders whose ticket has this number at one of the helpdesks. */
export async function ordersOfTicket(
  unit: Unit,
  helpdesks: string[],
  ticketId: string,
  limit: number,
): Promise<string[]> {
  if (helpdesks.length === 0) return [];
  const rows = await unit.tx.q
    .selectFrom("ticket")
    .select("order_id")
    .distinct()
    .where("shop_id", "=", unit.shop)
    .where("helpdesk", "in", helpdesks)
    .where("ticket_id", "=", ticketId)
    .limit(limit)
    .execute();
  return rows.map((r) => r.order_id);
}

/** Agents may still be at it, or will be when it is there. */
export const isLive = (ticket: Ticket | null): ticket is Ticket =>
  ticket !== null && ["opening", "open", "pending"].includes(ticket.state);

export async function readTicket(unit: Unit, id: string): Promise<Ticket | null> {
  const found = await unit.tx.q
    .selectFrom("ticket")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return found ? row(found) : null;
}

/** The ticket that a helpdesk speaks of, by its own id or by ours, locked. */
export async function lockTicketOf(
  unit: Unit,
  helpdesk: string,
  by: { ticketId: string; reference: string | null },
): Promise<Ticket | null> {
  const found = await unit.tx.q
    .selectFrom("ticket")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("helpdesk", "=", helpdesk)
    .where((w) =>
      w.or([
        w("ticket_id", "=", by.ticketId),
        ...(by.reference === null ? [] : [w("id", "=", by.reference)]),
      ]),
    )
    .orderBy("opened_at", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return found ? row(found) : null;
}

/** A subject's next ticket: its id follows from the case it is opened for. */
export async function beginTicket(
  unit: Unit,
  it: { subjectId: string; orderId: string; caseId: string; helpdesk: string },
): Promise<string> {
  const id = stableId("tic", it.subjectId, it.caseId);
  await unit.tx.q
    .insertInto("ticket")
    .values({
      shop_id: unit.shop,
      id,
      subject_id: it.subjectId,
      order_id: it.orderId,
      case_id: it.caseId,
      helpdesk: it.helpdesk,
      opened_at: unit.clock.now(),
    })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .execute();
  return id;
}

export async function setTicket(
  unit: Unit,
  id: string,
  set: Partial<
    Pick<Ticket, "case_id" | "ticket_id" | "url" | "state" | "assignee" | "closed_at" | "heard_at">
  >,
): Promise<void> {
  await unit.tx.q
    .updateTable("ticket")
    .set(set)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}
