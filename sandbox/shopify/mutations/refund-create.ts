import { z } from "zod";
import { refund, type RefundWish } from "../../store/actions/refund";
import type { Order } from "../../store/model";
import { idFrom } from "../../store/state";
import { refundable, refundedQuantity, refundedShipping, shippingTotal } from "../../store/totals";
import { toCents } from "../../support/money";
import type { Context } from "../context";
import { requireId } from "../views/common";
import { orderView } from "../views/order";
import { refundView } from "../views/refund";
import { problem, type UserError } from "./user-error";

const money = z.union([z.string(), z.number()]);
const inputSchema = z.object({
  orderId: z.string(),
  note: z.string().nullish(),
  allowOverRefunding: z.boolean().nullish(),
  shipping: z.object({ amount: money.nullish(), fullRefund: z.boolean().nullish() }).nullish(),
  refundLineItems: z
    .array(
      z.object({
        lineItemId: z.string(),
        quantity: z.number(),
        restockType: z.string().nullish(),
        locationId: z.string().nullish(),
      }),
    )
    .nullish(),
  transactions: z
    .array(
      z.object({
        orderId: z.string(),
        parentId: z.string().nullish(),
        amount: money,
        kind: z.string(),
        gateway: z.string(),
      }),
    )
    .nullish(),
  refundMethods: z.array(z.unknown()).nullish(),
});
type Input = z.output<typeof inputSchema>;

export function refundCreate(context: Context, args: { input: unknown }): object {
  const input = inputSchema.parse(args.input);
  const order = context.world.state.orders.get(requireId("Order", input.orderId));
  if (!order)
    return { refund: null, order: null, userErrors: [problem(["orderId"], "Order does not exist")] };
  if (input.refundMethods?.length) throw new Error("sandbox does not implement RefundInput.refundMethods");
  const errors = [
    ...lineErrors(order, input),
    ...shippingErrors(order, input),
    ...paymentErrors(order, input),
  ];
  if (errors.length > 0) return { refund: null, order: () => orderView(context, order), userErrors: errors };
  const made = refund(context.world, order, wishOf(order, input));
  return {
    refund: () => refundView(context, order, made),
    order: () => orderView(context, order),
    userErrors: [],
  };
}

function lineErrors(order: Order, input: Input): UserError[] {
  return (input.refundLineItems ?? []).flatMap((wanted, at) => {
    const line = order.lines.find((each) => each.id === idFrom("LineItem", wanted.lineItemId));
    if (!line)
      return [problem(["refundLineItems", String(at), "lineItemId"], "Line item not found on order")];
    const left = line.quantity - refundedQuantity(order, line.id);
    if (wanted.quantity < 1 || wanted.quantity > left)
      return [
        problem(
          ["refundLineItems", String(at), "quantity"],
          "Quantity cannot refund more items than were purchased",
        ),
      ];
    const needsPlace = wanted.restockType === "RETURN" || wanted.restockType === "CANCEL";
    if (needsPlace && !wanted.locationId)
      return [problem(["refundLineItems", String(at), "locationId"], "Location can't be blank")];
    return [];
  });
}

function shippingErrors(order: Order, input: Input): UserError[] {
  const left = shippingTotal(order) - refundedShipping(order);
  const wanted = input.shipping?.amount ? toCents(input.shipping.amount) : 0;
  return wanted > left
    ? [problem(["shipping"], "Shipping refund amount is greater than the shipping paid")]
    : [];
}

function paymentErrors(order: Order, input: Input): UserError[] {
  const asked = new Map<number, number>();
  return (input.transactions ?? []).flatMap((wanted) => {
    if (wanted.kind !== "REFUND")
      return [problem(null, `Kind ${wanted.kind.toLowerCase()} is not a valid transaction`)];
    const parent = idFrom("OrderTransaction", wanted.parentId ?? "");
    const payment = order.transactions.find((each) => each.id === parent && each.kind === "SALE");
    if (!payment)
      return [problem(["transactions"], "Transactions require a parent_id associated with the order")];
    const total = (asked.get(payment.id) ?? 0) + toCents(wanted.amount);
    asked.set(payment.id, total);
    if (total > refundable(order, payment.id) && !input.allowOverRefunding)
      return [problem(null, "Refund amount exceeds the amount available to refund")];
    return [];
  });
}

function wishOf(order: Order, input: Input): RefundWish {
  const left = shippingTotal(order) - refundedShipping(order);
  return {
    note: input.note ?? null,
    shipping: input.shipping?.fullRefund ? left : toCents(input.shipping?.amount ?? 0),
    lines: (input.refundLineItems ?? []).map((line) => ({
      lineItemId: idFrom("LineItem", line.lineItemId)!,
      quantity: line.quantity,
      restockType: line.restockType ?? "NO_RESTOCK",
      locationId: idFrom("Location", line.locationId ?? ""),
    })),
    payments: (input.transactions ?? []).map((each) => ({
      parentId: idFrom("OrderTransaction", each.parentId ?? "")!,
      amount: toCents(each.amount),
    })),
  };
}
