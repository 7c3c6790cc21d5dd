import type { z } from "zod";
import { parcelOf } from "../easypost/from-fulfillment";
import type { Platform, Shopfront } from "../platform";
import { cancelOrder, editOrder } from "../store/actions/change-order";
import { fulfillmentBy, orderBy } from "../store/actions/find";
import { addFulfillmentEvent, fulfil } from "../store/actions/fulfil";
import { defaultService, placeByCode, placeOrder } from "../store/actions/place-order";
import { refund } from "../store/actions/refund";
import { requestReturn, stepReturn } from "../store/actions/returns";
import { PLACES, serviceFor } from "../store/lanes";
import type { Fulfillment, Order } from "../store/model";
import { gid, idFrom } from "../store/state";
import { paid, refundable, refunded } from "../store/totals";
import { Refused } from "../store/world";
import { iso } from "../support/clock";
import { toCents } from "../support/money";
import type { changeSchema, fulfillmentSchema, orderSchema } from "./schemas";

export function shopNamed(platform: Platform, domain: string | undefined): Shopfront {
  const shop = domain === undefined ? platform.main() : platform.shops.get(domain);
  if (!shop) throw new Refused("shop_unknown", `There is no shop ${domain}.`);
  return shop;
}

export function orderSummary(order: Order): object {
  return {
    orderId: gid("Order", order.id),
    orderName: order.name,
    email: order.email,
    createdAt: order.createdAt,
    lines: order.lines.map((line) => ({
      lineItemId: gid("LineItem", line.id),
      variantId: line.variantId,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      price: line.price / 100,
    })),
  };
}

export function createOrder(platform: Platform, wish: z.output<typeof orderSchema>): object {
  const { world } = shopNamed(platform, wish.shop);
  const cheapest = [...world.state.products.values()]
    .flatMap((each) => each.variants)
    .sort((a, b) => a.price - b.price)[0]!;
  const one = { variantId: cheapest.id, quantity: 1, ...(wish.value ? { price: toCents(wish.value) } : {}) };
  const lines = wish.lines?.map(({ price, sku, variantId, quantity }) => ({
    quantity,
    ...(sku ? { sku } : {}),
    ...(variantId ? { variantId } : {}),
    ...(price === undefined ? {} : { price: toCents(price) }),
  }));
  const place = wish.destination ? placeByCode(wish.destination.toUpperCase()) : PLACES[0];
  if (!place) throw new Refused("destination_unknown", `The sandbox knows no place in ${wish.destination}.`);
  const order = placeOrder(world, {
    lines: lines ?? [one],
    place,
    service: serviceFor(wish.service, undefined) ?? defaultService,
    at: wish.at ? new Date(wish.at) : world.clock.now(),
    ...(wish.to ? { to: abroad(wish.to) } : {}),
    ...(wish.email ? { email: wish.email } : {}),
    ...(wish.phone ? { phone: wish.phone } : {}),
    ...(wish.locale ? { locale: wish.locale } : {}),
    ...(wish.customAttributes ? { customAttributes: wish.customAttributes } : {}),
  });
  return orderSummary(order);
}

const abroad = ({ province, provinceCode, ...to }: NonNullable<z.output<typeof orderSchema>["to"]>) => ({
  ...to,
  province: province ?? null,
  provinceCode: provinceCode ?? null,
  country: new Intl.DisplayNames(["en"], { type: "region" }).of(to.countryCode) ?? to.countryCode,
});

export function createFulfillment(platform: Platform, wish: z.output<typeof fulfillmentSchema>): object {
  const { world } = shopNamed(platform, wish.shop);
  const order = orderBy(world, wish.orderId);
  const bought = order.shippingLines[0]?.title;
  const service =
    serviceFor(wish.service ?? (wish.company ? undefined : bought), wish.company) ?? defaultService;
  const trackingNumber = wish.trackingNumber ?? service.trackingNumber(world.random);
  const location = wish.locationId
    ? idFrom("Location", wish.locationId)
    : [...world.state.locations.keys()][0]!;
  if (location === null || !world.state.locations.has(location))
    throw new Refused("location_unknown", `There is no location ${wish.locationId}.`);
  const lines =
    wish.lines &&
    new Map(wish.lines.map((line) => [idFrom("LineItem", line.lineItemId) ?? 0, line.quantity]));
  const fulfillment = fulfil(world, order, {
    company: wish.company ?? service.company,
    service: wish.service ?? service.name,
    trackingNumber,
    trackingUrl: service.trackingUrl(trackingNumber),
    locationId: location,
    at: wish.at ? new Date(wish.at) : world.clock.now(),
    ...(lines ? { lines } : {}),
  });
  platform.parcels.know(parcelOf(world.state, order, fulfillment));
  return fulfillmentSummary(fulfillment);
}

export const fulfillmentSummary = (fulfillment: Fulfillment): object => ({
  fulfillmentId: gid("Fulfillment", fulfillment.id),
  trackingNumber: fulfillment.trackingNumber,
  company: fulfillment.company,
  service: fulfillment.service,
});

export function changeOrder(
  platform: Platform,
  reference: string,
  change: z.output<typeof changeSchema>,
): object {
  const { world } = shopNamed(platform, change.shop);
  const order = orderBy(world, reference);
  if (change.action === "cancel") cancelOrder(world, order, change.reason);
  else if (change.action === "edit")
    editOrder(
      world,
      order,
      change.lines.map((line) => ({
        lineItemId: idFrom("LineItem", line.lineItemId) ?? 0,
        quantity: line.quantity,
      })),
    );
  else if (change.action === "refund") {
    const payment = order.transactions.find((each) => each.kind === "SALE" && refundable(order, each.id) > 0);
    const amount = change.amount ? toCents(change.amount) : paid(order) - refunded(order);
    if (!payment || amount > refundable(order, payment.id))
      throw new Refused("over_refund", "More than is left of the payment.");
    refund(world, order, {
      note: change.note ?? null,
      shipping: 0,
      lines: [],
      payments: [{ parentId: payment.id, amount }],
    });
  } else if (change.action === "return_request") {
    const lines = change.lines.map(({ lineItemId, ...rest }) => ({
      ...rest,
      lineItemId: idFrom("LineItem", lineItemId) ?? 0,
      customerNote: rest.customerNote ?? null,
    }));
    const record = requestReturn(world, order, { lines });
    return { returnId: gid("Return", record.id), name: record.name, status: record.status };
  } else if (change.action === "event") {
    const fulfillment = change.fulfillmentId
      ? fulfillmentBy(world, change.fulfillmentId).fulfillment
      : order.fulfillments.at(-1);
    if (!fulfillment) throw new Refused("not_fulfilled", `Order ${order.name} has no fulfilment.`);
    const happenedAt = change.at ?? iso(world.clock.now());
    addFulfillmentEvent(world, order, fulfillment, {
      status: change.status.toUpperCase(),
      message: change.message ?? null,
      happenedAt,
      by: "shop",
    });
  } else {
    const wanted = change.returnId ? idFrom("Return", change.returnId) : order.returns.at(-1)?.id;
    const record = order.returns.find((each) => each.id === wanted);
    if (!record) throw new Refused("return_unknown", `Order ${order.name} has no such return.`);
    stepReturn(world, order, record, change.action.replace("return_", ""));
    return { returnId: gid("Return", record.id), name: record.name, status: record.status };
  }
  return orderSummary(order);
}
