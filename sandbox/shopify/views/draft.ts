import type { DraftOrder, LineItem } from "../../store/model";
import { findVariant, gid } from "../../store/state";
import { linesTotal } from "../../store/totals";
import { byId, connection } from "../connection";
import type { Context } from "../context";
import { addressView, moneyBag } from "./common";
import { customerView } from "./customer";
import { orderView } from "./order";
import { productView, variantView } from "./product";

export function draftView(context: Context, draft: DraftOrder): object {
  const { state } = context.world;
  const order = draft.orderId === null ? undefined : state.orders.get(draft.orderId);
  const customer = draft.customerId === null ? undefined : state.customers.get(draft.customerId);
  const shipping = draft.shippingLine?.price ?? 0;
  return {
    __typename: "DraftOrder",
    id: gid("DraftOrder", draft.id),
    legacyResourceId: String(draft.id),
    name: draft.name,
    status: draft.status,
    email: draft.email,
    note2: draft.note,
    tags: draft.tags,
    customAttributes: draft.customAttributes,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    completedAt: draft.completedAt,
    currencyCode: state.shop.currency,
    invoiceUrl: `https://${state.shop.domain}/invoices/${draft.id}`,
    ready: true,
    subtotalPriceSet: moneyBag(context, linesTotal(draft.lines)),
    totalShippingPriceSet: moneyBag(context, shipping),
    totalPriceSet: moneyBag(context, linesTotal(draft.lines) + shipping),
    totalTaxSet: moneyBag(context, 0),
    shippingAddress: () => addressView(draft.shippingAddress),
    customer: () => (customer ? customerView(context, customer) : null),
    order: () => (order ? orderView(context, order) : null),
    lineItems: (args: unknown) =>
      connection(
        draft.lines,
        args,
        byId((line) => draftLineView(context, line)),
      ),
  };
}

function draftLineView(context: Context, line: LineItem): object {
  const found = line.variantId === null ? null : findVariant(context.world.state, line.variantId);
  return {
    __typename: "DraftOrderLineItem",
    id: gid("DraftOrderLineItem", line.id),
    title: line.title,
    name: line.title,
    sku: line.sku,
    quantity: line.quantity,
    requiresShipping: true,
    originalUnitPriceSet: moneyBag(context, line.price),
    discountedTotalSet: moneyBag(context, line.discountedPrice * line.quantity),
    originalTotalSet: moneyBag(context, line.price * line.quantity),
    product: () => (found ? productView(context, found.product) : null),
    variant: () => (found ? variantView(context, found.product, found.variant) : null),
  };
}
