import type { Fulfillment, FulfillmentEvent, Order } from "../../store/model";
import { gid, type State } from "../../store/state";
import { restAddress, restLine } from "./payload-parts";

export function fulfillmentPayload(state: State, order: Order, fulfillment: Fulfillment): object {
  const lines = fulfillment.lines.flatMap((part) => {
    const line = order.lines.find((each) => each.id === part.lineItemId);
    return line ? [restLine(line, state.shop.currency, part.quantity)] : [];
  });
  return {
    id: fulfillment.id,
    order_id: order.id,
    status: fulfillment.status.toLowerCase(),
    created_at: fulfillment.createdAt,
    service: "manual",
    updated_at: fulfillment.updatedAt,
    tracking_company: fulfillment.company,
    shipment_status: fulfillment.events.at(-1)?.status.toLowerCase() ?? null,
    location_id: fulfillment.locationId,
    origin_address: null,
    email: order.email,
    destination: restAddress(order.shippingAddress),
    line_items: lines,
    tracking_number: fulfillment.trackingNumber,
    tracking_numbers: fulfillment.trackingNumber ? [fulfillment.trackingNumber] : [],
    tracking_url: fulfillment.trackingUrl,
    tracking_urls: fulfillment.trackingUrl ? [fulfillment.trackingUrl] : [],
    receipt: {},
    name: fulfillment.name,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
  };
}

export function fulfillmentEventPayload(
  state: State,
  fulfillment: Fulfillment,
  event: FulfillmentEvent,
): object {
  return {
    id: event.id,
    fulfillment_id: fulfillment.id,
    status: event.status.toLowerCase(),
    message: event.message,
    happened_at: event.happenedAt,
    city: event.city,
    province: event.province,
    country: event.country,
    zip: event.zip,
    address1: event.address1,
    latitude: null,
    longitude: null,
    shop_id: state.shop.id,
    created_at: event.createdAt,
    updated_at: event.createdAt,
    estimated_delivery_at: event.estimatedDeliveryAt,
    order_id: fulfillment.orderId,
    admin_graphql_api_id: gid("FulfillmentEvent", event.id),
  };
}
