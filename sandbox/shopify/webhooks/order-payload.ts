import type { Order } from "../../store/model";
import { gid, type State } from "../../store/state";
import {
  currentSubtotal,
  financialStatus,
  fulfillmentStatus,
  linesTotal,
  shippingTotal,
  subtotal,
  total,
} from "../../store/totals";
import { restAmount } from "../../support/money";
import { fulfillmentPayload } from "./fulfillment-payload";
import { moneySet, restAddress, restCustomer, restLine } from "./payload-parts";
import { refundPayload } from "./refund-payload";

const restFulfillmentStatus: Record<string, string | null> = {
  FULFILLED: "fulfilled",
  PARTIALLY_FULFILLED: "partial",
  UNFULFILLED: null,
};

function identity(state: State, order: Order): object {
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    app_id: 580111,
    buyer_accepts_marketing: false,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: order.cancelledAt,
    closed_at: order.closedAt,
    confirmed: true,
    contact_email: order.email,
    created_at: order.createdAt,
    currency: state.shop.currency,
    customer_locale: order.customerLocale,
    email: order.email,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: restFulfillmentStatus[fulfillmentStatus(order)] ?? null,
    location_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${state.shop.domain}/${state.shop.id}/orders/${order.token}/authenticate?key=${order.token}`,
    payment_gateway_names: [...new Set(order.transactions.map((each) => each.gateway))],
    phone: order.phone,
    presentment_currency: state.shop.currency,
    processed_at: order.processedAt,
    source_name: order.sourceName,
    tags: order.tags.join(", "),
    tax_lines: [],
    taxes_included: false,
    test: false,
    token: order.token,
    updated_at: order.updatedAt,
    user_id: null,
  };
}

function money(state: State, order: Order): object {
  const set = (cents: number) => moneySet(cents, state.shop.currency);
  const current = currentSubtotal(order) + shippingTotal(order);
  return {
    current_subtotal_price: restAmount(currentSubtotal(order)),
    current_subtotal_price_set: set(currentSubtotal(order)),
    current_total_discounts: "0.00",
    current_total_price: restAmount(current),
    current_total_price_set: set(current),
    current_total_tax: "0.00",
    subtotal_price: restAmount(subtotal(order)),
    subtotal_price_set: set(subtotal(order)),
    total_discounts: "0.00",
    total_discounts_set: set(0),
    total_line_items_price: restAmount(linesTotal(order.lines)),
    total_line_items_price_set: set(linesTotal(order.lines)),
    total_outstanding: "0.00",
    total_price: restAmount(total(order)),
    total_price_set: set(total(order)),
    total_shipping_price_set: set(shippingTotal(order)),
    total_tax: "0.00",
    total_tax_set: set(0),
    total_weight: order.lines.reduce((grams, line) => grams + line.grams * line.quantity, 0),
  };
}

export function orderPayload(state: State, order: Order): object {
  return {
    ...identity(state, order),
    ...money(state, order),
    billing_address: restAddress(order.shippingAddress),
    customer: restCustomer(
      order.customerId === null ? null : state.customers.get(order.customerId),
      state.shop.currency,
    ),
    discount_applications: [],
    discount_codes: [],
    fulfillments: order.fulfillments.map((each) => fulfillmentPayload(state, order, each)),
    line_items: order.lines.map((line) => restLine(line, state.shop.currency)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(state, order, refund)),
    shipping_address: restAddress(order.shippingAddress),
    shipping_lines: order.shippingLines.map((line) => ({
      id: line.id,
      carrier_identifier: line.carrierIdentifier,
      code: line.code,
      discounted_price: restAmount(line.price),
      discounted_price_set: moneySet(line.price, state.shop.currency),
      price: restAmount(line.price),
      price_set: moneySet(line.price, state.shop.currency),
      source: "shopify",
      title: line.title,
      tax_lines: [],
      discount_allocations: [],
    })),
  };
}

export function orderEditedPayload(
  order: Order,
  edit: { id: number; at: string; changes: { id: number; delta: number }[] },
): object {
  const added = edit.changes.filter((change) => change.delta > 0);
  const removed = edit.changes.filter((change) => change.delta < 0);
  return {
    order_edit: {
      id: edit.id,
      app_id: null,
      created_at: edit.at,
      notify_customer: false,
      order_id: order.id,
      staff_note: "",
      user_id: null,
      line_items: {
        additions: added.map(({ id, delta }) => ({ id, delta })),
        removals: removed.map(({ id, delta }) => ({ id, delta: -delta })),
      },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [] },
    },
  };
}
