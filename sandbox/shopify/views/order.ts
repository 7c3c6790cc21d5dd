import type { Order } from "../../store/model";
import { gid } from "../../store/state";
import * as totals from "../../store/totals";
import { byId, connection } from "../connection";
import type { Context } from "../context";
import { addressView, metafieldFields, moneyBag } from "./common";
import { customerView } from "./customer";
import { mailsOf } from "./own-mails";
import { fulfillmentView } from "./fulfillment";
import { lineItemView, shippingLineView } from "./line-item";
import { refundView, returnView, transactionView } from "./refund";
import { suggestedRefund } from "./suggested-refund";

function facts(order: Order, shopDomain: string, currency: string): object {
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    number: order.number,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags,
    customAttributes: order.customAttributes,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    processedAt: order.processedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    closedAt: order.closedAt,
    closed: order.closedAt !== null,
    confirmed: true,
    test: false,
    edited: order.lines.some((line) => line.currentQuantity !== line.quantity),
    sourceName: order.sourceName,
    customerLocale: order.customerLocale,
    currencyCode: currency,
    presentmentCurrencyCode: currency,
    displayFinancialStatus: totals.financialStatus(order),
    displayFulfillmentStatus: totals.fulfillmentStatus(order),
    returnStatus: totals.returnStatus(order),
    requiresShipping: true,
    fullyPaid: true,
    unpaid: false,
    refundable: totals.refunded(order) < totals.paid(order),
    totalWeight: String(order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0)),
    statusPageUrl: () => `https://${shopDomain}/orders/${order.token}`,
    paymentGatewayNames: [...new Set(order.transactions.map((each) => each.gateway))],
  };
}

function money(context: Context, order: Order): object {
  const bag = (cents: number) => moneyBag(context, cents);
  return {
    subtotalPriceSet: bag(totals.subtotal(order)),
    totalPriceSet: bag(totals.total(order)),
    originalTotalPriceSet: bag(totals.total(order)),
    totalShippingPriceSet: bag(totals.shippingTotal(order)),
    totalTaxSet: bag(0),
    totalDiscountsSet: bag(0),
    currentSubtotalPriceSet: bag(totals.currentSubtotal(order)),
    currentTotalPriceSet: bag(
      totals.currentSubtotal(order) + totals.shippingTotal(order) - totals.refundedShipping(order),
    ),
    currentTotalTaxSet: bag(0),
    currentTotalDiscountsSet: bag(0),
    totalReceivedSet: bag(totals.paid(order)),
    totalRefundedSet: bag(totals.refunded(order)),
    totalRefundedShippingSet: bag(totals.refundedShipping(order)),
    netPaymentSet: bag(totals.paid(order) - totals.refunded(order)),
    totalOutstandingSet: bag(0),
  };
}

export function orderView(context: Context, order: Order): object {
  const { state } = context.world;
  const customer = order.customerId === null ? undefined : state.customers.get(order.customerId);
  return {
    ...facts(order, state.shop.domain, state.shop.currency),
    ...money(context, order),
    customer: () => (customer ? customerView(context, customer) : null),
    shippingAddress: () => addressView(order.shippingAddress),
    billingAddress: () => addressView(order.shippingAddress),
    lineItems: (args: unknown) =>
      connection(
        order.lines,
        args,
        byId((line) => lineItemView(context, order, line)),
      ),
    shippingLine: () => (order.shippingLines[0] ? shippingLineView(context, order.shippingLines[0]) : null),
    shippingLines: (args: unknown) =>
      connection(
        order.shippingLines,
        args,
        byId((line) => shippingLineView(context, line)),
      ),
    fulfillments: (args: { first?: number | null }) =>
      order.fulfillments
        .slice(0, args.first ?? undefined)
        .map((each) => fulfillmentView(context, order, each)),
    fulfillmentsCount: { count: order.fulfillments.length, precision: "EXACT" },
    refunds: (args: { first?: number | null }) =>
      order.refunds.slice(0, args.first ?? undefined).map((each) => refundView(context, order, each)),
    transactions: (args: { first?: number | null }) =>
      order.transactions
        .slice(0, args.first ?? undefined)
        .map((each) => transactionView(context, order, each)),
    returns: (args: unknown) =>
      connection(
        order.returns,
        args,
        byId((each) => returnView(context, order, each)),
      ),
    suggestedRefund: (args: unknown) => suggestedRefund(context, order, args),
    events: (args: unknown) =>
      connection(
        mailsOf(order),
        args,
        byId((mail) => mail.node),
      ),
    ...metafieldFields(context, gid("Order", order.id)),
  };
}
