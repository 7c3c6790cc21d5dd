import { afterAll, beforeAll, expect, test } from "vitest";
import { createAdmin } from "../../app/adapters/shopify/admin.server";
import { type Billing, managedPricingPage, manualBilling } from "../../app/adapters/shopify/billing.server";
import { shopifyFetch } from "../../app/adapters/shopify/fetch.server";
import { ok } from "../../app/domain/result";
import { type StandIn, startStandIn } from "./stand-in";

const shop = "one.myshopify.com";
let standIn: StandIn;
let data: unknown;
let billing: Billing;

beforeAll(async () => {
  standIn = await startStandIn(() => ({ body: { data } }));
  const token = async () => ok("token");
  const tokens = { offlineToken: token, replaceToken: token };
  billing = manualBilling({
    adminFor: (domain) => createAdmin(domain, tokens, shopifyFetch(standIn.base)),
    test: true,
    now: () => new Date("2026-11-21T00:00:00Z"),
  });
});

afterAll(() => standIn.stop());

const subscription = (createdAt: string) => ({
  currentAppInstallation: {
    activeSubscriptions: [
      {
        id: "gid://1",
        name: "Growth",
        status: "ACTIVE",
        test: true,
        trialDays: 14,
        createdAt,
        currentPeriodEnd: null,
      },
    ],
  },
});

test("a store without a subscription uses the free plan", async () => {
  data = { currentAppInstallation: { activeSubscriptions: [] } };
  expect(await billing.plan(shop)).toMatchObject({ value: { name: "free", state: "free" } });
});

test.each([
  ["2026-11-20T00:00:00Z", "trial"],
  ["2026-10-01T00:00:00Z", "paid"],
])("subscribed on %s: %s", async (createdAt, state) => {
  data = subscription(createdAt);
  expect(await billing.plan(shop)).toMatchObject({
    value: { name: "Growth", state, subscription: "gid://1" },
  });
});

test("a choice leads to Shopify's own page", async () => {
  data = {
    appSubscriptionCreate: {
      confirmationUrl: "https://one.myshopify.com/confirm",
      appSubscription: { id: "gid://2" },
      userErrors: [],
    },
  };
  const offer = {
    name: "Growth",
    price: { amount: "49.00", currencyCode: "USD" },
    interval: "EVERY_30_DAYS",
    trialDays: 14,
  } as const;
  expect(await billing.choose(shop, offer, "https://doorstep.example/app")).toEqual(
    ok("https://one.myshopify.com/confirm"),
  );
  expect(standIn.calls.at(-1)?.body).toMatchObject({
    variables: { name: "Growth", test: true, trialDays: 14 },
  });
});

test("a subscription can be ended", async () => {
  data = {
    appSubscriptionCancel: { appSubscription: { id: "gid://1", status: "CANCELLED" }, userErrors: [] },
  };
  expect(await billing.cancel(shop, "gid://1")).toEqual(ok(null));
});

test("managed plans have a page in the store's admin", () => {
  expect(managedPricingPage(shop, "doorstep")).toBe(
    "https://admin.shopify.com/store/one/charges/doorstep/pricing_plans",
  );
});
