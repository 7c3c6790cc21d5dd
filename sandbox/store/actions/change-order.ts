import { iso } from "../../support/clock";
import { orderEditedPayload, orderPayload } from "../../shopify/webhooks/order-payload";
import type { Order } from "../model";
import { lineBy } from "./find";
import { Refused, type World } from "../world";

/** Moves `updatedAt` and tells the app that the order changed. */
export function touch(world: World, order: Order, eventId = world.newEventId()): void {
  order.updatedAt = iso(world.clock.now());
  world.announce("orders/updated", orderPayload(world.state, order), eventId);
}

export function cancelOrder(world: World, order: Order, reason = "CUSTOMER"): void {
  if (order.cancelledAt) throw new Refused("already_cancelled", `Order ${order.name} is already cancelled.`);
  const at = iso(world.clock.now());
  Object.assign(order, { cancelledAt: at, closedAt: at, cancelReason: reason, updatedAt: at });
  const eventId = world.newEventId();
  world.announce("orders/cancelled", orderPayload(world.state, order), eventId);
  touch(world, order, eventId);
}

/** Sets the quantity of a line, as a merchant's order edit does. */
export function editOrder(
  world: World,
  order: Order,
  changes: { lineItemId: number; quantity: number }[],
): void {
  const made = changes.map(({ lineItemId, quantity }) => {
    const line = lineBy(order, lineItemId);
    const delta = quantity - line.currentQuantity;
    line.currentQuantity = quantity;
    line.quantity = Math.max(line.quantity, quantity);
    return { id: line.id, delta };
  });
  const at = iso(world.clock.now());
  order.updatedAt = at;
  const eventId = world.newEventId();
  const edit = { id: world.state.nextId(), at, changes: made.filter((change) => change.delta !== 0) };
  world.announce("orders/edited", orderEditedPayload(order, edit), eventId);
  touch(world, order, eventId);
}
