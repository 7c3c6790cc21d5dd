import type { Order, Refund, ReturnRecord } from "../../store/model";
import { gid, type State } from "../../store/state";
import { restAmount } from "../../support/money";
import { moneySet, restLine } from "./payload-parts";

export function refundPayload(state: State, order: Order, refund: Refund): object {
  const { currency } = state.shop;
  const payments = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: order.id,
    created_at: refund.createdAt,
    note: refund.note,
    user_id: null,
    processed_at: refund.createdAt,
    restock: refund.lines.some((line) => line.restockType !== "NO_RESTOCK"),
    duties: [],
    return: null,
    refund_line_items: refund.lines.map((part) => {
      const line = order.lines.find((each) => each.id === part.lineItemId);
      return {
        id: part.id,
        quantity: part.quantity,
        line_item_id: part.lineItemId,
        location_id: part.locationId,
        restock_type: part.restockType.toLowerCase(),
        subtotal: part.subtotal / 100,
        total_tax: 0,
        subtotal_set: moneySet(part.subtotal, currency),
        total_tax_set: moneySet(0, currency),
        line_item: line ? restLine(line, currency) : null,
      };
    }),
    transactions: payments.map((each) => ({
      id: each.id,
      admin_graphql_api_id: gid("OrderTransaction", each.id),
      amount: restAmount(each.amount),
      created_at: each.createdAt,
      currency,
      gateway: each.gateway,
      kind: each.kind.toLowerCase(),
      order_id: order.id,
      parent_id: each.parentId,
      status: each.status.toLowerCase(),
    })),
    order_adjustments: [],
  };
}

export function returnPayload(state: State, order: Order, record: ReturnRecord): object {
  return {
    id: record.id,
    admin_graphql_api_id: gid("Return", record.id),
    status: record.status.toLowerCase(),
    name: record.name,
    created_at: record.createdAt,
    closed_at: record.closedAt,
    order: { id: order.id, admin_graphql_api_id: gid("Order", order.id) },
    total_return_line_items: record.lines.reduce((count, line) => count + line.quantity, 0),
    return_line_items: record.lines.map((part) => {
      const line = order.lines.find((each) => each.id === part.lineItemId);
      return {
        id: part.id,
        admin_graphql_api_id: gid("ReturnLineItem", part.id),
        fulfillment_line_item: {
          id: part.fulfillmentLineItemId,
          admin_graphql_api_id: gid("FulfillmentLineItem", part.fulfillmentLineItemId),
          line_item: line ? restLine(line, state.shop.currency) : null,
        },
        quantity: part.quantity,
        return_reason: part.reason.toLowerCase(),
        return_reason_note: "",
        customer_note: part.customerNote,
      };
    }),
  };
}
