import { z } from "zod";
import { operation } from "./operation";

const subscription = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  test: z.boolean(),
  trialDays: z.number().int(),
  createdAt: z.string(),
  currentPeriodEnd: z.string().nullish(),
});

export const ActiveSubscriptions = operation()(
  `#graphql
  query ActiveSubscriptions {
    currentAppInstallation {
      activeSubscriptions { id name status test trialDays createdAt currentPeriodEnd }
    }
  }`,
  z.object({ currentAppInstallation: z.object({ activeSubscriptions: z.array(subscription) }) }),
);

export interface SubscribeVariables {
  name: string;
  returnUrl: string;
  trialDays: number;
  test: boolean;
  lineItems: {
    plan: {
      appRecurringPricingDetails: {
        price: { amount: string; currencyCode: string };
        interval: "EVERY_30_DAYS" | "ANNUAL";
      };
    };
  }[];
}

/** Replaces what runs, at the end of the paid period or at once, as Shopify's standard rule says. */
export const Subscribe = operation<SubscribeVariables>()(
  `#graphql
  mutation Subscribe(
    $name: String!
    $returnUrl: URL!
    $trialDays: Int!
    $test: Boolean!
    $lineItems: [AppSubscriptionLineItemInput!]!
  ) {
    appSubscriptionCreate(
      name: $name
      returnUrl: $returnUrl
      trialDays: $trialDays
      test: $test
      lineItems: $lineItems
      replacementBehavior: STANDARD
    ) {
      confirmationUrl
      appSubscription { id }
      userErrors { field message }
    }
  }`,
  z.object({
    appSubscriptionCreate: z.object({
      confirmationUrl: z.string(),
      appSubscription: z.object({ id: z.string() }),
    }),
  }),
);

export const CancelSubscription = operation<{ id: string }>()(
  `#graphql
  mutation CancelSubscription($id: ID!) {
    appSubscriptionCancel(id: $id) {
      appSubscription { id status }
      userErrors { field message }
    }
  }`,
  z.object({
    appSubscriptionCancel: z.object({ appSubscription: z.object({ id: z.string(), status: z.string() }) }),
  }),
);
