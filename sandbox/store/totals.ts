import type { LineItem, Order } from "./model";

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

export const linesTotal = (lines: LineItem[]): number =>
  sum(lines.map((line) => line.discountedPrice * line.quantity));
export const shippingTotal = (order: Order): number => sum(order.shippingLines.map((line) => line.price));
export const subtotal = (order: Order): number => linesTotal(order.lines);
export const total = (order: Order): number => subtotal(order) + shippingTotal(order);
export const currentSubtotal = (order: Order): number =>
  sum(order.lines.map((line) => line.discountedPrice * line.currentQuantity));
export const refunded = (order: Order): number => sum(order.refunds.map((refund) => refund.total));
export const refundedShipping = (order: Order): number => sum(order.refunds.map((refund) => refund.shipping));
export const paid = (order: Order): number =>
  sum(order.transactions.filter((each) => each.kind === "SALE").map((each) => each.amount));

export function refundedQuantity(order: Order, lineItemId: number): number {
  const lines = order.refunds.flatMap((refund) => refund.lines);
  return sum(lines.filter((line) => line.lineItemId === lineItemId).map((line) => line.quantity));
}

/** What one payment can still give back. */
export function refundable(order: Order, transactionId: number): number {
  const payment = order.transactions.find((each) => each.id === transactionId && each.kind === "SALE");
  if (!payment) return 0;
  const given = order.transactions.filter(
    (each) => each.kind === "REFUND" && each.parentId === transactionId,
  );
  return payment.amount - sum(given.map((each) => each.amount));
}

export function financialStatus(order: Order): string {
  const back = refunded(order);
  if (back === 0) return paid(order) >= total(order) ? "PAID" : "PENDING";
  return back >= paid(order) ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

export function fulfillmentStatus(order: Order): string {
  const wanted = sum(order.lines.filter((line) => line.requiresShipping).map((line) => line.currentQuantity));
  const done = sum(order.lines.map((line) => Math.min(line.fulfilledQuantity, line.currentQuantity)));
  if (done === 0) return "UNFULFILLED";
  return done >= wanted ? "FULFILLED" : "PARTIALLY_FULFILLED";
}

export function returnStatus(order: Order): string {
  const states = order.returns.map((each) => each.status);
  if (states.includes("OPEN")) return "IN_PROGRESS";
  if (states.includes("REQUESTED")) return "RETURN_REQUESTED";
  return states.includes("CLOSED") ? "RETURNED" : "NO_RETURN";
}
