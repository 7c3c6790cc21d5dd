import { z } from "zod";
import { operation, price } from "./operation";

const transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: z.string().nullish(),
  amountSet: price,
  parentTransaction: z.object({ id: z.string() }).nullish(),
});

/** What was paid for an order, and what went back already: a refund names the payment it returns. */
export const OrderTransactions = operation<{ id: string }>()(
  `#graphql
  query OrderTransactions($id: ID!) {
    order(id: $id) {
      id
      totalRefundedSet { shopMoney { amount currencyCode } }
      transactions(first: 50) {
        id kind status gateway
        amountSet { shopMoney { amount currencyCode } }
        parentTransaction { id }
      }
      refunds(first: 50) { id note createdAt }
    }
  }`,
  z.object({
    order: z
      .object({
        id: z.string(),
        totalRefundedSet: price,
        transactions: z.array(transaction),
        refunds: z.array(
          z.object({ id: z.string(), note: z.string().nullish(), createdAt: z.string().nullish() }),
        ),
      })
      .nullable(),
  }),
);

export interface SuggestedRefundVariables {
  id: string;
  lines: { lineItemId: string; quantity: number; restockType: "NO_RESTOCK" }[];
  shipping: boolean;
}

/** What Shopify itself would give back for these lines, and on which payments. */
export const SuggestedRefund = operation<SuggestedRefundVariables>()(
  `#graphql
  query SuggestedRefund($id: ID!, $lines: [RefundLineItemInput!]!, $shipping: Boolean!) {
    order(id: $id) {
      suggestedRefund(refundLineItems: $lines, refundShipping: $shipping) {
        amountSet { shopMoney { amount currencyCode } }
        suggestedTransactions {
          kind gateway
          amountSet { shopMoney { amount currencyCode } }
          parentTransaction { id }
        }
      }
    }
  }`,
  z.object({
    order: z
      .object({
        suggestedRefund: z
          .object({
            amountSet: price,
            suggestedTransactions: z.array(transaction.omit({ id: true, status: true })),
          })
          .nullable(),
      })
      .nullable(),
  }),
);

export interface RefundInput {
  orderId: string;
  note?: string;
  notify?: boolean;
  refundLineItems: { lineItemId: string; quantity: number; restockType: "NO_RESTOCK" }[];
  shipping?: { amount: string } | { fullRefund: true };
  transactions: { orderId: string; parentId: string; amount: string; gateway: string; kind: "REFUND" }[];
}

/** The same key twice is the same refund, not two. */
export const RefundCreate = operation<{ input: RefundInput; key: string }>()(
  `#graphql
  mutation RefundCreate($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {
      refund { id totalRefundedSet { shopMoney { amount currencyCode } } }
      userErrors { field message }
    }
  }`,
  z.object({ refundCreate: z.object({ refund: z.object({ id: z.string(), totalRefundedSet: price }) }) }),
);
