import { iso } from "../../support/clock";
import { refundPayload } from "../../shopify/webhooks/refund-payload";
import type { Order, Refund } from "../model";
import { touch } from "./change-order";
import { lineBy } from "./find";
import type { World } from "../world";

export interface RefundWish {
  note: string | null;
  shipping: number;
  lines: { lineItemId: number; quantity: number; restockType: string; locationId: number | null }[];
  payments: { parentId: number; amount: number }[];
}

/** Gives money back. The caller has checked that it may. */
export function refund(world: World, order: Order, wish: RefundWish): Refund {
  const { state } = world;
  const at = iso(world.clock.now());
  const payments = wish.payments.map(({ parentId, amount }) => ({
    id: state.nextId(),
    kind: "REFUND" as const,
    status: "SUCCESS" as const,
    // The platform takes the gateway of the payment, whatever the caller wrote.
    gateway: order.transactions.find((each) => each.id === parentId)?.gateway ?? "manual",
    amount,
    parentId,
    createdAt: at,
  }));
  order.transactions.push(...payments);
  const made: Refund = {
    id: state.nextId(),
    orderId: order.id,
    note: wish.note,
    createdAt: at,
    shipping: wish.shipping,
    total: payments.reduce((sum, each) => sum + each.amount, 0),
    lines: wish.lines.map((line) => ({
      id: state.nextId(),
      ...line,
      subtotal: lineBy(order, line.lineItemId).discountedPrice * line.quantity,
    })),
    transactionIds: payments.map((each) => each.id),
  };
  for (const line of wish.lines) {
    const ordered = lineBy(order, line.lineItemId);
    ordered.currentQuantity = Math.max(ordered.currentQuantity - line.quantity, 0);
  }
  order.refunds.push(made);
  order.updatedAt = at;
  const eventId = world.newEventId();
  world.announce("refunds/create", refundPayload(state, order, made), eventId);
  touch(world, order, eventId);
  return made;
}
