import { ok, type Result } from "../../domain/result";
import type { Admin, AdminFailure } from "./admin.server";
import { ActiveSubscriptions, CancelSubscription, Subscribe } from "./operations/billing";

/** What a store pays for. Nothing that a shopper sees depends on it. */
export interface Plan {
  /** "free" while nothing is paid for. */
  name: string;
  state: "free" | "trial" | "paid";
  /** Of a test store: never charged. */
  test: boolean;
  /** Shopify's id of the subscription; null while nothing is paid for. */
  subscription: string | null;
}

export interface Offer {
  name: string;
  price: { amount: string; currencyCode: string };
  interval: "EVERY_30_DAYS" | "ANNUAL";
  trialDays: number;
}

export interface Billing {
  plan(domain: string): Promise<Result<Plan, AdminFailure>>;
  /** Where the merchant chooses or confirms: Shopify's own page, to be opened outside the frame. */
  choose(domain: string, offer: Offer, returnUrl: string): Promise<Result<string, AdminFailure>>;
  cancel(domain: string, subscription: string): Promise<Result<null, AdminFailure>>;
}

interface ManualBilling {
  adminFor: (domain: string) => Admin;
  /** Nobody is charged. */
  test: boolean;
  now: () => Date;
}

const FREE: Plan = { name: "free", state: "free", test: false, subscription: null };

/** Manual pricing: the app names plan and price, the merchant confirms on Shopify's page. */
export function manualBilling({ adminFor, test, now }: ManualBilling): Billing {
  return {
    async plan(domain) {
      const answer = await adminFor(domain).run(ActiveSubscriptions, {});
      if (!answer.ok) return answer;
      const [active] = answer.value.data.currentAppInstallation.activeSubscriptions;
      if (!active) return ok(FREE);
      const trialEnds = Date.parse(active.createdAt) + active.trialDays * 86_400_000;
      const state = now().getTime() < trialEnds ? "trial" : "paid";
      return ok({ name: active.name, state, test: active.test, subscription: active.id });
    },
    async choose(domain, { name, price, interval, trialDays }, returnUrl) {
      const lineItems = [{ plan: { appRecurringPricingDetails: { price, interval } } }];
      const answer = await adminFor(domain).run(Subscribe, { name, returnUrl, trialDays, test, lineItems });
      if (!answer.ok) return answer;
      return ok(answer.value.data.appSubscriptionCreate.confirmationUrl);
    },
    async cancel(domain, subscription) {
      const answer = await adminFor(domain).run(CancelSubscription, { id: subscription });
      return answer.ok ? ok(null) : answer;
    },
  };
}

/** Managed pricing: plans live with Shopify, which has a page of its own to choose among them. */
export function managedPricingPage(domain: string, appHandle: string): string {
  const store = domain.replace(/\.myshopify\.com$/, "");
  return `https://admin.shopify.com/store/${store}/charges/${appHandle}/pricing_plans`;
}
