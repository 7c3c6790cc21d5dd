import type { Order, Refund, ReturnRecord, Transaction } from "../../store/model";
import { gid } from "../../store/state";
import { refundable } from "../../store/totals";
import { byId, connection } from "../connection";
import type { Context } from "../context";
import { moneyBag } from "./common";
import { fulfillmentLineView } from "./fulfillment";
import { lineItemView } from "./line-item";
import { locationView } from "./product";

export function transactionView(context: Context, order: Order, transaction: Transaction): object {
  const parent = order.transactions.find((each) => each.id === transaction.parentId);
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    formattedGateway: transaction.gateway.replaceAll("_", " "),
    test: false,
    errorCode: null,
    createdAt: transaction.createdAt,
    processedAt: transaction.createdAt,
    amountSet: moneyBag(context, transaction.amount),
    manualPaymentGateway: transaction.gateway === "manual",
    parentTransaction: () => (parent ? transactionView(context, order, parent) : null),
    totalUnsettledSet: moneyBag(context, 0),
    maximumRefundableV2: () =>
      transaction.kind === "SALE"
        ? {
            amount: (refundable(order, transaction.id) / 100).toFixed(2),
            currencyCode: context.world.state.shop.currency,
          }
        : null,
    order: () => context.showOrder(order),
  };
}

export function refundLineView(context: Context, order: Order, line: Refund["lines"][number]): object {
  const ordered = order.lines.find((each) => each.id === line.lineItemId)!;
  const location = line.locationId === null ? undefined : context.world.state.locations.get(line.locationId);
  return {
    __typename: "RefundLineItem",
    id: gid("RefundLineItem", line.id),
    quantity: line.quantity,
    restockType: line.restockType,
    restocked: line.restockType !== "NO_RESTOCK",
    priceSet: moneyBag(context, ordered.discountedPrice),
    subtotalSet: moneyBag(context, line.subtotal),
    totalTaxSet: moneyBag(context, 0),
    location: () => (location ? locationView(context, location) : null),
    lineItem: () => lineItemView(context, order, ordered),
  };
}

export function refundView(context: Context, order: Order, refund: Refund): object {
  const payments = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    note: refund.note,
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    processedAt: refund.createdAt,
    duties: [],
    return: null,
    totalRefundedSet: moneyBag(context, refund.total),
    order: () => context.showOrder(order),
    refundLineItems: (args: unknown) =>
      connection(
        refund.lines,
        args,
        byId((line) => refundLineView(context, order, line)),
      ),
    transactions: (args: unknown) =>
      connection(
        payments,
        args,
        byId((each) => transactionView(context, order, each)),
      ),
  };
}

export function returnView(context: Context, order: Order, record: ReturnRecord): object {
  return {
    __typename: "Return",
    id: gid("Return", record.id),
    name: record.name,
    status: record.status,
    createdAt: record.createdAt,
    closedAt: record.closedAt,
    requestApprovedAt: record.status === "OPEN" || record.status === "CLOSED" ? record.createdAt : null,
    totalQuantity: record.lines.reduce((sum, line) => sum + line.quantity, 0),
    decline: record.status === "DECLINED" ? { reason: "OTHER", note: null } : null,
    returnShippingFees: [],
    order: () => context.showOrder(order),
    refunds: (args: unknown) =>
      connection<{ id: number }>(
        [],
        args,
        byId(() => null),
      ),
    returnLineItems: (args: unknown) =>
      connection(
        record.lines,
        args,
        byId((line) => {
          const part = order.fulfillments
            .flatMap((each) => each.lines)
            .find((each) => each.id === line.fulfillmentLineItemId)!;
          return {
            __typename: "ReturnLineItem",
            id: gid("ReturnLineItem", line.id),
            quantity: line.quantity,
            returnReason: line.reason,
            returnReasonNote: "",
            customerNote: line.customerNote,
            fulfillmentLineItem: () => fulfillmentLineView(context, order, part),
          };
        }),
      ),
  };
}
