import { iso } from "../../support/clock";
import { gid, type Shop } from "../state";
import {
  locationPayload,
  productPayload,
  redactionPayload,
  shopPayload,
} from "../../shopify/webhooks/shop-payloads";
import type { Location, Order, Product, Variant } from "../model";
import type { World } from "../world";

export type VariantChange = Partial<Omit<Variant, "id" | "productId">>;
export type ProductChange = Partial<Pick<Product, "title" | "productType" | "tags">> & {
  /** For every variant of the product. */
  variants?: VariantChange;
};

export function updateProduct(world: World, product: Product, change: ProductChange): void {
  const { variants = {}, ...own } = change;
  Object.assign(product, own, { updatedAt: iso(world.clock.now()) });
  for (const variant of product.variants) Object.assign(variant, variants);
  world.announce("products/update", productPayload(product), world.newEventId());
}

/** A new product, with one variant or several. */
export function createProduct(world: World, wish: ProductChange & { count: number }): Product {
  const { state } = world;
  const { title = "New product", productType = "", tags = [], variants = {}, count } = wish;
  const id = state.nextId();
  const at = iso(world.clock.now());
  const product: Product = {
    id,
    title,
    handle: `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${id}`,
    productType,
    vendor: state.shop.name,
    description: "",
    tags,
    createdAt: at,
    updatedAt: at,
    variants: Array.from({ length: count }, (_, index) => ({
      id: state.nextId(),
      productId: id,
      title: count === 1 ? "Default Title" : `Option ${index + 1}`,
      sku: `DS-${id}-${index + 1}`,
      price: 1000,
      grams: 0,
      requiresShipping: true,
      inventory: 0,
      tracked: true,
      inventoryPolicy: "DENY",
      ...variants,
    })),
  };
  state.products.set(id, product);
  world.announce("products/create", productPayload(product), world.newEventId());
  return product;
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

export function updateShop(world: World, change: Partial<Pick<Shop, "name" | "plan" | "nativeDates">>): void {
  Object.assign(world.state.shop, change);
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
