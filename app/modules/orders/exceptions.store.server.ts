import type { ExceptionKind } from "../../domain/exception";
import { stableId } from "../../domain/stable-id.server";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";

const record = recorder("orders");

export interface OrderTrouble {
  id: string;
  kind: ExceptionKind;
  openedAt: Date;
}

/** What is wrong with an order that has no parcel yet, the oldest first. */
export async function openOrderExceptions(unit: Unit, orderId: string): Promise<OrderTrouble[]> {
  const rows = await unit.tx.q
    .selectFrom("order_exception")
    .select(["id", "kind", "opened_at"])
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .where("resolved_at", "is", null)
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  return rows.map((r) => ({ id: r.id, kind: r.kind as ExceptionKind, openedAt: r.opened_at }));
}

/** Opens a trouble of an order, once: an order is late to leave one time. */
export async function reportOrder(
  unit: Unit,
  orderId: string,
  kind: ExceptionKind,
  at: Date,
): Promise<boolean> {
  const id = stableId("exc", orderId, kind);
  const made = await unit.tx.q
    .insertInto("order_exception")
    .values({ shop_id: unit.shop, id, order_id: orderId, kind, opened_at: at })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await record(unit, "orders.exception_opened", {
    subject: { kind: "order", id: orderId },
    at,
    key: `${id}@opened`,
    payload: { exceptionId: id, orderId, kind, at: at.toISOString() },
  });
  return true;
}

/** It has left, or nothing will: what was wrong before is over. */
export async function settleOrder(unit: Unit, orderId: string, at: Date): Promise<boolean> {
  const over = await unit.tx.q
    .updateTable("order_exception")
    .set({ resolved_at: at })
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .where("resolved_at", "is", null)
    .returning(["id", "kind"])
    .execute();
  for (const { id, kind } of over)
    await record(unit, "orders.exception_resolved", {
      subject: { kind: "order", id: orderId },
      at,
      key: `${id}@resolved`,
      payload: { exceptionId: id, orderId, kind: kind as ExceptionKind, at: at.toISOString() },
    });
  return over.length > 0;
}
