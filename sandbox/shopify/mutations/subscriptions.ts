import { z } from "zod";
import { gid } from "../../store/state";
import type { Context } from "../context";
import type { Subscription } from "../subscriptions";
import { requireId } from "../views/common";
import { problem } from "./user-error";

const createSchema = z.object({
  name: z.string(),
  returnUrl: z.string(),
  trialDays: z.number().nullish(),
  test: z.boolean().nullish(),
  lineItems: z.array(z.unknown()).min(1),
});

export function subscriptionView(subscription: Subscription): object {
  return {
    __typename: "AppSubscription",
    id: gid("AppSubscription", subscription.id),
    name: subscription.name,
    status: subscription.status,
    test: subscription.test,
    trialDays: subscription.trialDays,
    returnUrl: subscription.returnUrl,
    createdAt: subscription.createdAt,
    currentPeriodEnd: subscription.currentPeriodEnd,
  };
}

export function appSubscriptionCreate(context: Context, args: unknown): object {
  const input = createSchema.parse(args);
  const made = context.subscriptions.ask({
    shop: context.world.state.shop.domain,
    name: input.name,
    returnUrl: input.returnUrl,
    trialDays: input.trialDays ?? 0,
    test: input.test ?? false,
  });
  return {
    appSubscription: subscriptionView(made),
    confirmationUrl: `${context.sandboxUrl}/admin/charges/${made.id}/confirm`,
    userErrors: [],
  };
}

export function appSubscriptionCancel(context: Context, args: { id: string }): object {
  const found = context.subscriptions.find(requireId("AppSubscription", args.id));
  if (!found || found.shop !== context.world.state.shop.domain)
    return {
      appSubscription: null,
      userErrors: [problem(["id"], "Couldn't find RecurringApplicationCharge")],
    };
  found.status = "CANCELLED";
  return { appSubscription: subscriptionView(found), userErrors: [] };
}
