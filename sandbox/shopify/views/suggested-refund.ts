import { z } from "zod";
import type { Order } from "../../store/model";
import { refundable, refundedQuantity, refundedShipping, shippingTotal } from "../../store/totals";
import { graphqlAmount, toCents } from "../../support/money";
import type { Context } from "../context";
import { moneyBag, requireId } from "./common";
import { refundLineView, transactionView } from "./refund";

const argsSchema = z.object({
  refundLineItems: z
    .array(z.object({ lineItemId: z.string(), quantity: z.number(), restockType: z.string().nullish() }))
    .nullish(),
  refundShipping: z.boolean().nullish(),
  shippingAmount: z.union([z.string(), z.number()]).nullish(),
  suggestFullRefund: z.boolean().nullish(),
});

/** What the platform would give back for these lines, and through which payments. */
export function suggestedRefund(context: Context, order: Order, rawArgs: unknown): object {
  const args = argsSchema.parse(rawArgs);
  const wanted = args.suggestFullRefund
    ? order.lines.map((line) => ({
        id: line.id,
        quantity: line.quantity - refundedQuantity(order, line.id),
        restockType: null,
      }))
    : (args.refundLineItems ?? []).map((line) => ({ id: requireId("LineItem", line.lineItemId), ...line }));
  const lines = wanted.flatMap(({ id, quantity, restockType }) => {
    const line = order.lines.find((each) => each.id === id);
    const left = line ? Math.min(quantity, line.quantity - refundedQuantity(order, id)) : 0;
    return line && left > 0 ? [{ line, quantity: left, restockType: restockType ?? "NO_RESTOCK" }] : [];
  });
  const subtotal = lines.reduce((sum, each) => sum + each.line.discountedPrice * each.quantity, 0);
  const shippingLeft = shippingTotal(order) - refundedShipping(order);
  const whole = args.suggestFullRefund || args.refundShipping;
  const shipping = args.shippingAmount
    ? Math.min(toCents(args.shippingAmount), shippingLeft)
    : whole
      ? shippingLeft
      : 0;
  const payments = order.transactions.filter((each) => each.kind === "SALE");
  const most = payments.reduce((sum, each) => sum + refundable(order, each.id), 0);
  const amount = Math.min(subtotal + shipping, most);
  return {
    __typename: "SuggestedRefund",
    amountSet: moneyBag(context, amount),
    subtotalSet: moneyBag(context, subtotal),
    discountedSubtotalSet: moneyBag(context, subtotal),
    maximumRefundableSet: moneyBag(context, most),
    totalTaxSet: moneyBag(context, 0),
    totalDutiesSet: moneyBag(context, 0),
    totalCartDiscountAmountSet: moneyBag(context, 0),
    refundDuties: [],
    shipping: {
      amountSet: moneyBag(context, shipping),
      maximumRefundableSet: moneyBag(context, shippingLeft),
      taxSet: moneyBag(context, 0),
    },
    refundLineItems: lines.map(({ line, quantity, restockType }) =>
      refundLineView(context, order, {
        id: line.id,
        lineItemId: line.id,
        quantity,
        restockType,
        subtotal: line.discountedPrice * quantity,
        locationId: null,
      }),
    ),
    suggestedTransactions: spread(context, order, amount),
  };
}

function spread(context: Context, order: Order, amount: number): object[] {
  let left = amount;
  return order.transactions.flatMap((payment) => {
    const part = payment.kind === "SALE" ? Math.min(left, refundable(order, payment.id)) : 0;
    left -= part;
    if (part <= 0) return [];
    return [
      {
        __typename: "SuggestedOrderTransaction",
        kind: "SUGGESTED_REFUND",
        gateway: payment.gateway,
        formattedGateway: payment.gateway,
        accountNumber: null,
        amountSet: moneyBag(context, part),
        maximumRefundableSet: moneyBag(context, refundable(order, payment.id)),
        amount: graphqlAmount(part),
        parentTransaction: () => transactionView(context, order, payment),
      },
    ];
  });
}
