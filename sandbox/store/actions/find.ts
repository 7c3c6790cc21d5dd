import type { Fulfillment, LineItem, Order } from "../model";
import { Refused, type World } from "../world";
import { idFrom } from "../state";

/** Callers may name an order by its global id, its number as text, or its name. */
export function orderBy(world: World, reference: string): Order {
  const id = idFrom("Order", reference) ?? (/^\d+$/.test(reference) ? Number(reference) : null);
  const found = id !== null ? world.state.orders.get(id) : undefined;
  const named = found ?? [...world.state.orders.values()].find((order) => order.name === reference);
  if (!named) throw new Refused("order_unknown", `There is no order ${reference}.`);
  return named;
}

export function fulfillmentBy(world: World, reference: string): { order: Order; fulfillment: Fulfillment } {
  const id = idFrom("Fulfillment", reference);
  for (const order of world.state.orders.values()) {
    const fulfillment = order.fulfillments.find(
      (each) => each.id === id || each.trackingNumber === reference,
    );
    if (fulfillment) return { order, fulfillment };
  }
  throw new Refused("fulfillment_unknown", `There is no fulfilment ${reference}.`);
}

export function lineBy(order: Order, id: number): LineItem {
  const line = order.lines.find((each) => each.id === id);
  if (!line) throw new Refused("line_unknown", `Order ${order.name} has no line ${id}.`);
  return line;
}
