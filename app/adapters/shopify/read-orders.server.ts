import { final, ok, type Result } from "../../domain/result";
import type { Admin, AdminFailure } from "./admin.server";
import { OrderLines, type OrderNode, OrderParcels, OrdersPage, WholeParcel } from "./operations/orders";

type Answered<T> = Promise<Result<T, AdminFailure>>;
type Parcel = OrderNode["fulfillments"][number];

export interface OrdersRead {
  /** Whole orders, for `readOrderNode`. */
  orders: OrderNode[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
  withheld: string[];
}

/** A page of whole orders, oldest change first. Orders too large for a page are completed one by one. */
export async function readOrders(admin: Admin, query: string, after: string | null): Answered<OrdersRead> {
  const page = await admin.run(OrdersPage, { query, after });
  if (!page.ok) return page;
  const { nodes, pageInfo } = page.value.data.orders;
  const orders: OrderNode[] = [];
  for (const node of nodes) {
    const whole = await complete(admin, node);
    if (!whole.ok) return whole;
    orders.push(whole.value);
  }
  const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  return ok({ orders, next, withheld: page.value.withheld });
}

async function complete(admin: Admin, node: OrderNode): Answered<OrderNode> {
  const lineItems = await restOfLines(admin, node.id, node.lineItems);
  if (!lineItems.ok) return lineItems;
  const fulfillments = await wholeParcels(admin, node);
  if (!fulfillments.ok) return fulfillments;
  return ok({ ...node, lineItems: lineItems.value, fulfillments: fulfillments.value });
}

async function restOfLines(
  admin: Admin,
  id: string,
  first: OrderNode["lineItems"],
): Answered<OrderNode["lineItems"]> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  while (pageInfo.hasNextPage) {
    const more = await admin.run(OrderLines, { id, after: pageInfo.endCursor ?? null });
    if (!more.ok) return more;
    const { order } = more.value.data;
    if (!order) return final("order_gone", id);
    nodes.push(...order.lineItems.nodes);
    pageInfo = order.lineItems.pageInfo;
  }
  return ok({ nodes, pageInfo });
}

async function wholeParcels(admin: Admin, node: OrderNode): Answered<Parcel[]> {
  const cut = (node.fulfillmentsCount?.count ?? 0) > node.fulfillments.length;
  const known = new Map(node.fulfillments.filter(isWhole).map((parcel) => [parcel.id, parcel]));
  let ids = node.fulfillments.map((parcel) => parcel.id);
  if (cut) {
    const all = await admin.run(OrderParcels, { id: node.id });
    if (!all.ok) return all;
    ids = all.value.data.order?.fulfillments.map((parcel) => parcel.id) ?? [];
  }
  const parcels: Parcel[] = [];
  for (const id of ids) {
    const parcel = known.get(id);
    const whole = parcel ? ok(parcel) : await wholeParcel(admin, id);
    if (!whole.ok) return whole;
    parcels.push(whole.value);
  }
  return ok(parcels);
}

const isWhole = (parcel: Parcel): boolean =>
  !parcel.fulfillmentLineItems.pageInfo.hasNextPage && !parcel.events.pageInfo.hasNextPage;

const fromTheStart: { linesAfter: string | null; eventsAfter: string | null } = {
  linesAfter: null,
  eventsAfter: null,
};

async function wholeParcel(admin: Admin, id: string, place = fromTheStart): Answered<Parcel> {
  const page = await admin.run(WholeParcel, { id, ...place });
  if (!page.ok) return page;
  const { fulfillment } = page.value.data;
  if (!fulfillment) return final("fulfillment_gone", id);
  if (isWhole(fulfillment)) return ok(fulfillment);
  const { fulfillmentLineItems: lines, events } = fulfillment;
  const rest = await wholeParcel(admin, id, {
    // A list that has ended is asked for behind its end, which answers nothing.
    linesAfter: lines.pageInfo.endCursor ?? place.linesAfter,
    eventsAfter: events.pageInfo.endCursor ?? place.eventsAfter,
  });
  if (!rest.ok) return rest;
  const { fulfillmentLineItems: moreLines, events: moreEvents } = rest.value;
  return ok({
    ...fulfillment,
    fulfillmentLineItems: { ...moreLines, nodes: [...lines.nodes, ...moreLines.nodes] },
    events: { ...moreEvents, nodes: [...events.nodes, ...moreEvents.nodes] },
  });
}
