import type {
  Cart,
  Customer,
  DraftOrder,
  Fulfillment,
  Location,
  Metafield,
  Order,
  Product,
  ReturnRecord,
  Variant,
} from "./model";

export const PLANS = ["basic", "grow", "advanced", "plus"] as const;

export interface Shop {
  id: number;
  name: string;
  email: string;
  domain: string;
  currency: string;
  timezone: string;
  createdAt: string;
  plan: (typeof PLANS)[number];
  /** Shopify's own dates at the shipping options, which it shows beside those of apps. */
  nativeDates: boolean;
}

/** Everything one shop owns. In memory on purpose: the drills kill the app, never this. */
export interface State {
  shop: Shop;
  products: Map<number, Product>;
  locations: Map<number, Location>;
  customers: Map<number, Customer>;
  orders: Map<number, Order>;
  drafts: Map<number, DraftOrder>;
  metafields: Map<string, Metafield>;
  carts: Map<string, Cart>;
  nextOrderNumber: number;
  nextId: () => number;
}

/** Ids look like Shopify's: thirteen digits, well inside 2^53, ascending. */
export function emptyState(shop: Shop): State {
  let last = 6_100_000_000_000 + (shop.id % 1000) * 10_000_000;
  return {
    shop,
    products: new Map(),
    locations: new Map(),
    customers: new Map(),
    orders: new Map(),
    drafts: new Map(),
    metafields: new Map(),
    carts: new Map(),
    nextOrderNumber: 1001,
    nextId: () => (last += 17),
  };
}

/** Something is left of it, or it is sold without counting. */
export const isAvailable = ({ tracked, inventory, inventoryPolicy }: Variant): boolean =>
  !tracked || inventory > 0 || inventoryPolicy === "CONTINUE";

export const planName = ({ plan }: Shop): string =>
  plan === "plus" ? "Shopify Plus" : plan.replace(/^./, (first) => first.toUpperCase());

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`;

/** The numeric id in a global id of this type, or null when it is malformed or of another type. */
export function idFrom(type: string, globalId: string): number | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(globalId);
  return match?.[1] === type ? Number(match[2]) : null;
}

export function findVariant(state: State, id: number): { product: Product; variant: Variant } | null {
  for (const product of state.products.values()) {
    const variant = product.variants.find((candidate) => candidate.id === id);
    if (variant) return { product, variant };
  }
  return null;
}

export function findFulfillment(state: State, id: number): { order: Order; fulfillment: Fulfillment } | null {
  for (const order of state.orders.values()) {
    const fulfillment = order.fulfillments.find((candidate) => candidate.id === id);
    if (fulfillment) return { order, fulfillment };
  }
  return null;
}

export function findReturn(state: State, id: number): { order: Order; record: ReturnRecord } | null {
  for (const order of state.orders.values()) {
    const record = order.returns.find((candidate) => candidate.id === id);
    if (record) return { order, record };
  }
  return null;
}
