import type { Fulfillment, FulfillmentEvent, Order } from "../../store/model";
import { gid } from "../../store/state";
import { byId, connection } from "../connection";
import type { Context } from "../context";
import { lineItemView } from "./line-item";
import { moneyBag } from "./common";
import { locationView } from "./product";

const firstWith = (fulfillment: Fulfillment, status: string): string | null =>
  fulfillment.events.find((event) => event.status === status)?.happenedAt ?? null;

function displayStatus(fulfillment: Fulfillment): string {
  if (fulfillment.status === "CANCELLED") return "CANCELED";
  const last = [...fulfillment.events].sort((a, b) => a.happenedAt.localeCompare(b.happenedAt)).at(-1);
  return last?.status ?? "FULFILLED";
}

export function eventView(event: FulfillmentEvent): object {
  return {
    __typename: "FulfillmentEvent",
    id: gid("FulfillmentEvent", event.id),
    status: event.status,
    happenedAt: event.happenedAt,
    createdAt: event.createdAt,
    message: event.message,
    address1: event.address1,
    city: event.city,
    province: event.province,
    country: event.country,
    zip: event.zip,
    latitude: null,
    longitude: null,
    estimatedDeliveryAt: event.estimatedDeliveryAt,
  };
}

export function fulfillmentView(context: Context, order: Order, fulfillment: Fulfillment): object {
  const { state } = context.world;
  const tracking = {
    company: fulfillment.company,
    number: fulfillment.trackingNumber,
    url: fulfillment.trackingUrl,
  };
  const estimate = [...fulfillment.events].reverse().find((event) => event.estimatedDeliveryAt);
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", fulfillment.id),
    legacyResourceId: String(fulfillment.id),
    name: fulfillment.name,
    status: fulfillment.status,
    displayStatus: displayStatus(fulfillment),
    createdAt: fulfillment.createdAt,
    updatedAt: fulfillment.updatedAt,
    deliveredAt: firstWith(fulfillment, "DELIVERED"),
    inTransitAt: firstWith(fulfillment, "IN_TRANSIT"),
    estimatedDeliveryAt: estimate?.estimatedDeliveryAt ?? null,
    requiresShipping: true,
    totalQuantity: fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: (args: { first?: number | null }) =>
      fulfillment.trackingNumber ? [tracking].slice(0, args.first ?? 1) : [],
    service: {
      __typename: "FulfillmentService",
      id: gid("FulfillmentService", 1),
      handle: "manual",
      serviceName: "Manual",
      type: "MANUAL",
      trackingSupport: false,
      location: null,
    },
    originAddress: null,
    location: () => {
      const location = state.locations.get(fulfillment.locationId);
      return location ? locationView(context, location) : null;
    },
    order: () => context.showOrder(order),
    events: (args: unknown) =>
      connection(fulfillment.events, args, {
        id: (event) => event.id,
        value: (event) => event.happenedAt,
        node: eventView,
      }),
    fulfillmentLineItems: (args: unknown) =>
      connection(
        fulfillment.lines,
        args,
        byId((part) => fulfillmentLineView(context, order, part)),
      ),
  };
}

export function fulfillmentLineView(
  context: Context,
  order: Order,
  part: Fulfillment["lines"][number],
): object {
  const line = order.lines.find((each) => each.id === part.lineItemId)!;
  return {
    __typename: "FulfillmentLineItem",
    id: gid("FulfillmentLineItem", part.id),
    quantity: part.quantity,
    originalTotalSet: moneyBag(context, line.price * part.quantity),
    discountedTotalSet: moneyBag(context, line.discountedPrice * part.quantity),
    lineItem: () => lineItemView(context, order, line),
  };
}
