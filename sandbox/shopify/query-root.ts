import { DAY_MS } from "../support/clock";
import type { Order } from "../store/model";
import { findFulfillment, findReturn, findVariant } from "../store/state";
import { financialStatus, fulfillmentStatus } from "../store/totals";
import { byId, connection, type Listing } from "./connection";
import type { Context } from "./context";
import { accessDenied } from "./scopes";
import { matches, parseSearch, type Searchable } from "./search";
import { requireId } from "./views/common";
import { customerView } from "./views/customer";
import { draftView } from "./views/draft";
import { fulfillmentView } from "./views/fulfillment";
import { orderView } from "./views/order";
import { locationView, productView, variantView } from "./views/product";
import { returnView } from "./views/refund";
import { installationView, shopView, subscriptions } from "./views/shop";

const WINDOW_DAYS = 60;

interface ListArgs {
  query?: string | null;
  sortKey?: string | null;
}

/** Without read_all_orders an app sees the last sixty days, and nothing says that there is more. */
function visible(context: Context, order: Order | undefined): order is Order {
  if (!order) return false;
  if (context.granted.has("read_all_orders")) return true;
  return Date.parse(order.createdAt) >= context.world.clock.now().getTime() - WINDOW_DAYS * DAY_MS;
}

const SORT: Record<string, (order: Order) => string | number> = {
  CREATED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
  PROCESSED_AT: (order) => order.processedAt,
  ID: (order) => order.id,
  ORDER_NUMBER: (order) => order.number,
};

const searchable = (order: Order): Searchable => ({
  id: order.id,
  name: order.name,
  email: order.email,
  tag: order.tags,
  created_at: order.createdAt,
  updated_at: order.updatedAt,
  processed_at: order.processedAt,
  status: order.cancelledAt ? "cancelled" : order.closedAt ? "closed" : "open",
  financial_status: financialStatus(order),
  fulfillment_status: fulfillmentStatus(order),
});

function findOrders(context: Context, query: string | null | undefined): Order[] {
  const terms = parseSearch(query ?? "").filter((term) => term.value !== "any");
  return [...context.world.state.orders.values()].filter(
    (order) => visible(context, order) && matches(searchable(order), terms),
  );
}

/** Counts stop at a limit, 10 000 unless it is lifted. */
function ordersCount(context: Context, args: ListArgs & { limit?: number | null }): object {
  if (!context.granted.has("read_orders")) throw accessDenied("ordersCount", "`read_orders` access scope.");
  const { length } = findOrders(context, args.query);
  const limit = args.limit ?? Infinity;
  return length > limit ? { count: limit, precision: "AT_LEAST" } : { count: length, precision: "EXACT" };
}

function drafts(context: Context, args: ListArgs): object {
  const terms = parseSearch(args.query ?? "");
  const found = [...context.world.state.drafts.values()].filter((draft) =>
    matches(
      {
        id: draft.id,
        tag: draft.tags,
        status: draft.status,
        created_at: draft.createdAt,
        updated_at: draft.updatedAt,
      },
      terms,
    ),
  );
  return connection(
    found,
    args,
    byId((each) => draftView(context, each)),
  );
}

function orders(context: Context, args: ListArgs): object {
  const found = findOrders(context, args.query);
  const value = SORT[args.sortKey ?? "PROCESSED_AT"];
  if (!value) throw new Error(`sandbox does not implement the sort key ${String(args.sortKey)}`);
  return connection(found, args, {
    id: (order) => order.id,
    value,
    node: (order) => orderView(context, order),
  });
}

interface Dated {
  id: number;
  createdAt: string;
  updatedAt: string;
}

/** Products and locations: sorted and searched by their dates and their name. */
function dated<T extends Dated>(
  items: Iterable<T>,
  args: ListArgs,
  name: (item: T) => string,
  node: (item: T) => unknown,
): object {
  const terms = parseSearch(args.query ?? "");
  const found = [...items].filter((item) =>
    matches(
      {
        id: item.id,
        title: name(item),
        name: name(item),
        created_at: item.createdAt,
        updated_at: item.updatedAt,
      },
      terms,
    ),
  );
  const key = args.sortKey ?? "ID";
  const value = (item: T) =>
    key === "UPDATED_AT"
      ? item.updatedAt
      : key === "CREATED_AT"
        ? item.createdAt
        : key === "ID"
          ? item.id
          : name(item);
  const listing: Listing<T> = { id: (item) => item.id, value, node };
  return connection(found, args, listing);
}

/** `node(id:)`: the kinds of object that the app has reason to look up by id alone. */
function nodeOf(context: Context, id: string): object | null {
  const kind = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1] ?? "";
  const lookups: Record<string, (id: string) => object | null> = lookupTable(context);
  const lookup = lookups[kind];
  if (!lookup) throw new Error(`sandbox does not implement node of type ${kind || id}`);
  return lookup(id);
}

function lookupTable(context: Context): Record<string, (id: string) => object | null> {
  const { state } = context.world;
  const from =
    <T>(type: string, find: (id: number) => T | null | undefined, view: (item: T) => object) =>
    (id: string) => {
      const item = find(requireId(type, id));
      return item ? view(item) : null;
    };
  return {
    Order: from(
      "Order",
      (id) => (visible(context, state.orders.get(id)) ? state.orders.get(id) : null),
      (order) => orderView(context, order),
    ),
    Fulfillment: from(
      "Fulfillment",
      (id) => findFulfillment(state, id),
      (each) => fulfillmentView(context, each.order, each.fulfillment),
    ),
    Product: from(
      "Product",
      (id) => state.products.get(id),
      (each) => productView(context, each),
    ),
    ProductVariant: from(
      "ProductVariant",
      (id) => findVariant(state, id),
      (each) => variantView(context, each.product, each.variant),
    ),
    Location: from(
      "Location",
      (id) => state.locations.get(id),
      (each) => locationView(context, each),
    ),
    Customer: from(
      "Customer",
      (id) => state.customers.get(id),
      (each) => customerView(context, each),
    ),
    Return: from(
      "Return",
      (id) => findReturn(state, id),
      (each) => returnView(context, each.order, each.record),
    ),
    DraftOrder: from(
      "DraftOrder",
      (id) => state.drafts.get(id),
      (each) => draftView(context, each),
    ),
  };
}

export function queryRoot(context: Context): object {
  const { state } = context.world;
  const table = lookupTable(context);
  const one = (type: string) => (args: { id: string }) => table[type]!(args.id);
  return {
    shop: () => shopView(context),
    orders: (args: ListArgs) => orders(context, args),
    order: one("Order"),
    orderByIdentifier: (args: { identifier: { id?: string | null } }) =>
      table["Order"]!(args.identifier.id ?? ""),
    fulfillment: one("Fulfillment"),
    product: one("Product"),
    productVariant: one("ProductVariant"),
    customer: one("Customer"),
    return: one("Return"),
    draftOrder: one("DraftOrder"),
    draftOrders: (args: ListArgs) => drafts(context, args),
    ordersCount: (args: ListArgs) => ordersCount(context, args),
    location: (args: { id?: string | null }) =>
      args.id ? table["Location"]!(args.id) : locationView(context, [...state.locations.values()][0]!),
    locations: (args: ListArgs & { includeInactive?: boolean }) => {
      const shown = [...state.locations.values()].filter((each) => args.includeInactive || each.isActive);
      return dated(
        shown,
        args,
        (each) => each.name,
        (each) => locationView(context, each),
      );
    },
    products: (args: ListArgs) =>
      dated(
        state.products.values(),
        args,
        (each) => each.title,
        (each) => productView(context, each),
      ),
    currentAppInstallation: () => installationView(context),
    webhookSubscriptions: (args: { topics?: string[] | null }) => subscriptions(context, args),
    node: (args: { id: string }) => nodeOf(context, args.id),
    nodes: (args: { ids: string[] }) => args.ids.map((id) => nodeOf(context, id)),
  };
}
