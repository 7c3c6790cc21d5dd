import { z } from "zod";
import { operation } from "./operation";

const address = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  address1: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  provinceCode: z.string().nullable(),
  countryCodeV2: z.string().nullable(),
  phone: z.string().nullable(),
});

export const OrderAddress = operation<{ id: string }>()(
  `#graphql
  query OrderAddress($id: ID!) {
    order(id: $id) {
      shippingAddress { firstName lastName company address1 city zip provinceCode countryCodeV2 phone }
    }
  }`,
  z.object({ order: z.object({ shippingAddress: address.nullable() }).nullable() }),
);

export interface AddressInput {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1: string;
  city: string;
  zip: string;
  provinceCode?: string | null;
  countryCode: string;
  phone?: string | null;
}

export const OrderAddressUpdate = operation<{ input: { id: string; shippingAddress: AddressInput } }>()(
  `#graphql
  mutation OrderAddressUpdate($input: OrderInput!) {
    orderUpdate(input: $input) { order { id } userErrors { field message } }
  }`,
  z.object({ orderUpdate: z.object({ order: z.object({ id: z.string() }).nullable() }) }),
);

export const OrderTagsAdd = operation<{ id: string; tags: string[] }>()(
  `#graphql
  mutation OrderTagsAdd($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } }
  }`,
  z.object({ tagsAdd: z.object({ node: z.object({ id: z.string() }).nullable() }) }),
);
