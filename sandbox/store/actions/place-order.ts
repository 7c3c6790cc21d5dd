import { iso } from "../../support/clock";
import { orderPayload } from "../../shopify/webhooks/order-payload";
import { PLACES, SERVICES, type Place, type Service } from "../lanes";
import type { Address, Customer, LineItem, Order, OwnMetafield } from "../model";
import { findVariant, gid, type State } from "../state";
import { linesTotal } from "../totals";
import { Refused, type World } from "../world";

export interface WantedLine {
  /** A line without a product, as a draft may have. */
  custom?: { title: string; sku: string | null };
  variantId?: number;
  sku?: string;
  quantity: number;
  /** Cents; the catalogue's price when left out. */
  price?: number;
}

export interface OrderWish {
  lines: WantedLine[];
  place: Place;
  service: Service;
  at: Date;
  email?: string;
  phone?: string;
  locale?: string;
  customAttributes?: { key: string; value: string }[];
  /** Who it goes to, where the buyer said so. */
  to?: Partial<Omit<Address, "id" | "address2" | "phone">>;
  metafields?: OwnMetafield[];
  tags?: string[];
  sourceName?: string;
  draftOf?: { customerId: number | null; shippingAddress: Address | null; shippingPrice: number };
}

function newCustomer(state: State, number: number, wish: OrderWish): Customer {
  const at = iso(wish.at);
  const customer: Customer = {
    id: state.nextId(),
    email: wish.email ?? `shopper-${number}@example.com`,
    phone: wish.phone ?? null,
    firstName: "Shopper",
    lastName: String(number),
    locale: wish.locale ?? "en",
    createdAt: at,
    updatedAt: at,
  };
  state.customers.set(customer.id, customer);
  return customer;
}

function addressOf(state: State, number: number, { place, to }: OrderWish, phone: string | null): Address {
  return {
    id: state.nextId(),
    firstName: "Shopper",
    lastName: String(number),
    address1: `${(number % 900) + 10} Main Street`,
    address2: null,
    city: place.city,
    province: place.province,
    provinceCode: place.code,
    zip: place.zip,
    country: "United States",
    countryCode: "US",
    phone,
    ...to,
  };
}

const blankLine = (state: State, quantity: number, price: number) => ({
  id: state.nextId(),
  quantity,
  currentQuantity: quantity,
  fulfilledQuantity: 0,
  price,
  discountedPrice: price,
  requiresShipping: true,
});

function lineOf(state: State, wanted: WantedLine): LineItem {
  if (wanted.custom) {
    const blank = blankLine(state, wanted.quantity, wanted.price ?? 0);
    return { ...blank, productId: null, variantId: null, grams: 0, ...wanted.custom };
  }
  const bySku = [...state.products.values()]
    .flatMap((each) => each.variants)
    .find((each) => each.sku === wanted.sku);
  const found = findVariant(state, wanted.variantId ?? bySku?.id ?? 0);
  if (!found) throw new Refused("variant_unknown", `There is no variant ${wanted.variantId ?? wanted.sku}.`);
  const { product, variant } = found;
  return {
    ...blankLine(state, wanted.quantity, wanted.price ?? variant.price),
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    sku: variant.sku,
    grams: variant.grams,
    requiresShipping: variant.requiresShipping,
  };
}

function blankOrder(world: World, wish: OrderWish, number: number): Order {
  const { state } = world;
  const at = iso(wish.at);
  return {
    id: state.nextId(),
    number,
    name: `#${number}`,
    token: world.random.hex(32),
    email: null,
    phone: wish.phone ?? null,
    note: null,
    tags: wish.tags ?? [],
    customAttributes: wish.customAttributes ?? [],
    createdAt: at,
    updatedAt: at,
    processedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    customerId: null,
    customerLocale: wish.locale ?? "en",
    shippingAddress: null,
    lines: [],
    shippingLines: [],
    fulfillments: [],
    transactions: [],
    refunds: [],
    returns: [],
    sourceName: wish.sourceName ?? "web",
  };
}

/** A paid order, as the checkout leaves it. */
export function placeOrder(world: World, wish: OrderWish): Order {
  const { state } = world;
  const lines = wish.lines.map((wanted) => lineOf(state, wanted));
  const number = state.nextOrderNumber++;
  const order = blankOrder(world, wish, number);
  const known = wish.draftOf?.customerId ? state.customers.get(wish.draftOf.customerId) : undefined;
  const byEmail = [...state.customers.values()].find(
    (each) => wish.email !== undefined && each.email === wish.email,
  );
  const customer = known ?? byEmail ?? newCustomer(state, number, wish);
  order.customerId = customer.id;
  order.email = wish.email ?? customer.email;
  order.lines = lines;
  order.shippingAddress = wish.draftOf?.shippingAddress ?? addressOf(state, number, wish, order.phone);
  const { name: title, code, carrierIdentifier, price } = wish.service;
  const shipping = wish.draftOf?.shippingPrice ?? price;
  order.shippingLines = [{ id: state.nextId(), title, code, carrierIdentifier, price: shipping }];
  settle(world, order, shipping);
  state.orders.set(order.id, order);
  keepMetafields(state, order, wish.metafields ?? []);
  world.announce("orders/create", orderPayload(state, order), world.newEventId());
  return order;
}

function keepMetafields(state: State, order: Order, wanted: OwnMetafield[]): void {
  const ownerGid = gid("Order", order.id);
  const { createdAt, updatedAt } = order;
  for (const each of wanted)
    state.metafields.set(`${ownerGid}/${each.namespace}/${each.key}`, {
      id: state.nextId(),
      ownerGid,
      ...each,
      createdAt,
      updatedAt,
    });
}

function settle(world: World, order: Order, shipping: number): void {
  const amount = linesTotal(order.lines) + shipping;
  order.transactions.push({
    id: world.state.nextId(),
    kind: "SALE",
    status: "SUCCESS",
    gateway: amount === 0 ? "manual" : "shopify_payments",
    amount,
    parentId: null,
    createdAt: order.createdAt,
  });
}

export const placeByCode = (code: string | undefined): Place | undefined =>
  PLACES.find((place) => place.code === code);
export const defaultService: Service = SERVICES[0]!;
