import { iso } from "../../support/clock";
import { gid } from "../state";
import {
  locationPayload,
  productPayload,
  redactionPayload,
  shopPayload,
} from "../../shopify/webhooks/shop-payloads";
import type { Location, Order, Product } from "../model";
import type { World } from "../world";

export function updateProduct(
  world: World,
  product: Product,
  change: Partial<Pick<Product, "title" | "productType">>,
): void {
  Object.assign(product, change, { updatedAt: iso(world.clock.now()) });
  world.announce("products/update", productPayload(product), world.newEventId());
}

export function updateLocation(
  world: World,
  location: Location,
  change: Partial<Pick<Location, "name" | "isActive">>,
): void {
  const turned = change.isActive !== undefined && change.isActive !== location.isActive;
  Object.assign(location, change, { updatedAt: iso(world.clock.now()) });
  const turn = location.isActive ? "locations/activate" : "locations/deactivate";
  const topic = turned ? turn : "locations/update";
  world.announce(topic, locationPayload(location), world.newEventId());
}

export function updateShop(world: World, name: string): void {
  world.state.shop.name = name;
  world.announce("shop/update", shopPayload(world.state.shop, iso(world.clock.now())), world.newEventId());
}

const ordersOf = (world: World, customerId: number): Order[] =>
  [...world.state.orders.values()].filter((order) => order.customerId === customerId);

export function requestCustomerData(world: World, customerId: number): void {
  const { state } = world;
  const customer = state.customers.get(customerId);
  const who = { id: customerId, email: customer?.email ?? null, phone: customer?.phone ?? null };
  const payload = {
    ...redactionPayload(state, who),
    orders_requested: ordersOf(world, customerId).map((order) => order.id),
    data_request: { id: state.nextId() },
  };
  world.announce("customers/data_request", payload, world.newEventId());
}

/** The shop forgets the person first, then asks every app to. */
export function redactCustomer(world: World, customerId: number): void {
  const { state } = world;
  const customer = state.customers.get(customerId);
  const who = { id: customerId, email: customer?.email ?? null, phone: customer?.phone ?? null };
  const orders = ordersOf(world, customerId);
  for (const order of orders) {
    Object.assign(order, { email: null, phone: null, customerId: null, shippingAddress: null });
    for (const owned of [...state.metafields.values()].filter(
      (each) => each.ownerGid === gid("Order", order.id),
    ))
      state.metafields.delete(`${owned.ownerGid}/${owned.namespace}/${owned.key}`);
  }
  state.customers.delete(customerId);
  const payload = { ...redactionPayload(state, who), orders_to_redact: orders.map((order) => order.id) };
  world.announce("customers/redact", payload, world.newEventId());
}

export function redactShop(world: World): void {
  const { shop } = world.state;
  world.announce("shop/redact", { shop_id: shop.id, shop_domain: shop.domain }, world.newEventId());
}
