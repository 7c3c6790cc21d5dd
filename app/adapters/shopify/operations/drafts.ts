import { z } from "zod";
import { operation } from "./operation";

export interface DraftInput {
  purchasingEntity?: { customerId: string };
  email?: string;
  note: string;
  tags: string[];
  lineItems: {
    variantId?: string;
    title?: string;
    quantity: number;
    originalUnitPriceWithCurrency?: { amount: string; currencyCode: string };
    appliedDiscount?: { value: number; valueType: "PERCENTAGE"; title: string };
  }[];
  shippingAddress?: Record<string, string | null>;
  shippingLine?: { title: string; priceWithCurrency: { amount: string; currencyCode: string } };
}

const draft = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  order: z.object({ id: z.string(), name: z.string() }).nullish(),
});

/** A draft does not take a key: before a repeat, `DraftsTagged` tells whether the first one arrived. */
export const DraftOrderCreate = operation<{ input: DraftInput }>()(
  `#graphql
  mutation DraftOrderCreate($input: DraftOrderInput!) {
    draftOrderCreate(input: $input) {
      draftOrder { id name status order { id name } }
      userErrors { field message }
    }
  }`,
  z.object({ draftOrderCreate: z.object({ draftOrder: draft }) }),
);

export const DraftOrderComplete = operation<{ id: string }>()(
  `#graphql
  mutation DraftOrderComplete($id: ID!) {
    draftOrderComplete(id: $id) {
      draftOrder { id name status order { id name } }
      userErrors { field message }
    }
  }`,
  z.object({ draftOrderComplete: z.object({ draftOrder: draft }) }),
);

/** `query`: `tag:'doorstep-…'` */
export const DraftsTagged = operation<{ query: string }>()(
  `#graphql
  query DraftsTagged($query: String!) {
    draftOrders(first: 5, query: $query) { nodes { id name status tags order { id name } } }
  }`,
  z.object({ draftOrders: z.object({ nodes: z.array(draft.extend({ tags: z.array(z.string()) })) }) }),
);

/** The variant that an order line was sold as, to send the same again. */
export const LineVariants = operation<{ id: string; after: string | null }>()(
  `#graphql
  query LineVariants($id: ID!, $after: String) {
    order(id: $id) {
      id email
      customer { id }
      shippingAddress { firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone }
      lineItems(first: 100, after: $after) {
        nodes { id title sku quantity variant { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  z.object({
    order: z
      .object({
        id: z.string(),
        email: z.string().nullish(),
        customer: z.object({ id: z.string() }).nullish(),
        shippingAddress: z.record(z.string(), z.string().nullable()).nullish(),
        lineItems: z.object({
          nodes: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              sku: z.string().nullish(),
              quantity: z.number().int(),
              variant: z.object({ id: z.string() }).nullish(),
            }),
          ),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        }),
      })
      .nullable(),
  }),
);
