import { z } from "zod";
import { operation, pageInfo } from "./operation";

export const ShopFacts = operation()(
  `#graphql
  query ShopFacts {
    shop {
      id name myshopifyDomain currencyCode ianaTimezone
      shopAddress { countryCodeV2 }
      plan { publicDisplayName partnerDevelopment shopifyPlus }
      customerAccountsV2 { customerAccountsVersion }
    }
    currentAppInstallation { id accessScopes { handle } }
  }`,
  z.object({
    shop: z.object({
      id: z.string(),
      name: z.string(),
      myshopifyDomain: z.string(),
      currencyCode: z.string(),
      ianaTimezone: z.string(),
      shopAddress: z.object({ countryCodeV2: z.string().nullish() }),
      plan: z.object({
        publicDisplayName: z.string(),
        partnerDevelopment: z.boolean(),
        shopifyPlus: z.boolean(),
      }),
      customerAccountsV2: z.object({ customerAccountsVersion: z.string() }),
    }),
    currentAppInstallation: z.object({
      id: z.string(),
      accessScopes: z.array(z.object({ handle: z.string() })),
    }),
  }),
);

export const Locations = operation<{ after: string | null }>()(
  `#graphql
  query Locations($after: String) {
    locations(first: 100, after: $after, includeInactive: true) {
      nodes { id name isActive fulfillsOnlineOrders address { countryCode provinceCode zip } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    locations: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          isActive: z.boolean(),
          fulfillsOnlineOrders: z.boolean(),
          address: z.object({
            countryCode: z.string().nullish(),
            provinceCode: z.string().nullish(),
            zip: z.string().nullish(),
          }),
        }),
      ),
      pageInfo,
    }),
  }),
);

export interface Metafield {
  ownerId: string;
  /** Without a namespace it is the app's own, which no other app can write. */
  namespace?: string;
  key: string;
  type: "json";
  value: string;
  /** The digest that was read: a write in between makes this one fail. */
  compareDigest?: string | null;
}

/** At most 25 at a time; all of them are written or none. */
export const MetafieldsSet = operation<{ metafields: Metafield[] }>()(
  `#graphql
  mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { id key compareDigest }
      userErrors { field message code }
    }
  }`,
  z.object({
    metafieldsSet: z.object({
      metafields: z.array(z.object({ id: z.string(), key: z.string(), compareDigest: z.string() })),
    }),
  }),
);
