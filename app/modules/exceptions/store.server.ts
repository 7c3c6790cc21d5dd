import type { Insertable } from "kysely";
import type { ExceptionCase } from "../../platform/database/types";
import type { Unit } from "../../spine/unit.server";

export async function writeCase(
  unit: Unit,
  it: Omit<Insertable<ExceptionCase>, "shop_id">,
): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("exception_case")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readCase(unit: Unit, id: string) {
  return unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function setTicket(
  unit: Unit,
  id: string,
  ticket: { helpdesk: string; ticketId: string; url: string },
): Promise<void> {
  await unit.tx.q
    .updateTable("exception_case")
    .set({ helpdesk: ticket.helpdesk, ticket_id: ticket.ticketId, ticket_url: ticket.url })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

export async function closeCase(unit: Unit, id: string, at: Date): Promise<boolean> {
  const closed = await unit.tx.q
    .updateTable("exception_case")
    .set({ state: "resolved", resolved_at: at })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}

/** Open cases, the most pressing first. */
export async function openCases(unit: Unit, limit: number) {
  return unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("state", "=", "open")
    .orderBy("respond_by")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function casesOf(unit: Unit, shipmentId: string) {
  return unit.tx.q
    .selectFrom("exception_case")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("opened_at")
    .execute();
}
