import { iso } from "../../support/clock";
import { fulfillmentEventPayload, fulfillmentPayload } from "../../shopify/webhooks/fulfillment-payload";
import { orderPayload } from "../../shopify/webhooks/order-payload";
import type { Fulfillment, FulfillmentEvent, Order } from "../model";
import { fulfillmentStatus } from "../totals";
import { Refused, type World } from "../world";

export interface FulfilWish {
  company: string;
  service: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  locationId: number;
  at: Date;
  /** Line id → quantity; everything still open when left out. */
  lines?: Map<number, number>;
}

/** Ships what is open, and tells the app as Shopify does: fulfilment, then the order. */
export function fulfil(world: World, order: Order, wish: FulfilWish): Fulfillment {
  const { state } = world;
  if (order.cancelledAt) throw new Refused("order_cancelled", `Order ${order.name} is cancelled.`);
  const fulfillment = newFulfillment(world, order, wish);
  if (fulfillment.lines.length === 0)
    throw new Refused("nothing_to_fulfil", `Order ${order.name} has nothing open.`);
  for (const part of fulfillment.lines) {
    const line = order.lines.find((each) => each.id === part.lineItemId);
    if (line) line.fulfilledQuantity += part.quantity;
  }
  order.fulfillments.push(fulfillment);
  order.updatedAt = iso(wish.at);
  const event = world.newEventId();
  world.announce("fulfillments/create", fulfillmentPayload(state, order, fulfillment), event);
  const whole = fulfillmentStatus(order) === "FULFILLED";
  world.announce(
    whole ? "orders/fulfilled" : "orders/partially_fulfilled",
    orderPayload(state, order),
    event,
  );
  world.announce("orders/updated", orderPayload(state, order), event);
  return fulfillment;
}

function newFulfillment(world: World, order: Order, wish: FulfilWish): Fulfillment {
  const at = iso(wish.at);
  const open = order.lines.map((line) => {
    const left = Math.max(line.currentQuantity - line.fulfilledQuantity, 0);
    return {
      lineItemId: line.id,
      quantity: Math.min(left, wish.lines?.get(line.id) ?? (wish.lines ? 0 : left)),
    };
  });
  return {
    id: world.state.nextId(),
    orderId: order.id,
    name: `${order.name}.${order.fulfillments.length + 1}`,
    status: "SUCCESS",
    createdAt: at,
    updatedAt: at,
    company: wish.company,
    trackingNumber: wish.trackingNumber,
    trackingUrl: wish.trackingUrl,
    service: wish.service,
    locationId: wish.locationId,
    lines: open.filter((part) => part.quantity > 0).map((part) => ({ id: world.state.nextId(), ...part })),
    events: [],
  };
}

export type EventWish = Pick<FulfillmentEvent, "status" | "happenedAt" | "message" | "by"> &
  Partial<
    Pick<FulfillmentEvent, "address1" | "city" | "province" | "country" | "zip" | "estimatedDeliveryAt">
  >;

/** Writes a fulfilment event, the shop's own or an app's; both reach every subscriber. */
export function addFulfillmentEvent(
  world: World,
  order: Order,
  fulfillment: Fulfillment,
  wish: EventWish,
  now: Date = world.clock.now(),
): FulfillmentEvent {
  const at = iso(now);
  const event: FulfillmentEvent = {
    address1: null,
    city: null,
    province: null,
    country: null,
    zip: null,
    estimatedDeliveryAt: null,
    ...wish,
    id: world.state.nextId(),
    createdAt: at,
  };
  fulfillment.events.push(event);
  fulfillment.updatedAt = at;
  order.updatedAt = at;
  const eventId = world.newEventId();
  world.announce(
    "fulfillment_events/create",
    fulfillmentEventPayload(world.state, fulfillment, event),
    eventId,
  );
  world.announce("fulfillments/update", fulfillmentPayload(world.state, order, fulfillment), eventId);
  return event;
}
