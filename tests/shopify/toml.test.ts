import type { GraphQLEnumType } from "graphql";
import { expect, test } from "vitest";
import { appToml, knownScopes } from "./app-toml";
import { adminApi } from "./schema";

const { schema, scopes } = adminApi("2026-07");
const subscriptions = appToml.webhooks.subscriptions;
const topics = subscriptions.flatMap((subscription) => subscription.topics);

/** The first quarter day after a version is twelve months old; Shopify serves it a little longer. */
const EOL = { "2026-07": "2027-07-01" } as Record<string, string | undefined>;

test("every topic exists, once", () => {
  const known = schema.getType("WebhookSubscriptionTopic") as GraphQLEnumType;
  const names = new Set(known.getValues().map((value) => value.name));
  const unknown = topics.filter((topic) => !names.has(topic.toUpperCase().replaceAll("/", "_")));
  expect(unknown).toEqual([]);
  expect(new Set(topics).size).toBe(topics.length);
});

test("every topic's scope is asked for", () => {
  const reads: Record<string, string> = {
    orders: "read_orders",
    refunds: "read_orders",
    fulfillments: "read_fulfillments",
    fulfillment_events: "read_fulfillments",
    returns: "read_returns",
    products: "read_products",
    locations: "read_locations",
  };
  const needed = topics.flatMap((topic) => reads[topic.split("/")[0] ?? ""] ?? []);
  expect(needed.filter((scope) => !knownScopes.has(scope))).toEqual([]);
});

test("what is sent goes to the one door, wherever the app stands", () => {
  expect(new Set(subscriptions.map((subscription) => subscription.uri))).toEqual(
    new Set(["/webhooks/shopify"]),
  );
});

test("the three duties of every app are listened to", () => {
  const duties = subscriptions.flatMap((subscription) => subscription.compliance_topics);
  expect(duties.sort()).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
});

test("the API version is the one of the code, and alive", async () => {
  const { API_VERSION } = await import("../../app/adapters/shopify/connection.server");
  expect(appToml.webhooks.api_version).toBe(API_VERSION);
  expect(new Date(EOL[API_VERSION] ?? 0).getTime()).toBeGreaterThan(new Date("2026-11-21").getTime());
});

test("scopes are Shopify's own and none is asked for twice", () => {
  const real = new Set([
    ...scopes.flatMap((item) => item.offlineScopes),
    "write_app_proxy",
    "read_all_orders",
  ]);
  const { scopes: required, optional_scopes: optional } = appToml.access_scopes;
  const asked = [...required.split(","), ...optional];
  expect(asked.filter((scope) => !real.has(scope))).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
});

test("the proxy answers where the storefront links to", () => {
  expect(appToml.app_proxy).toEqual({ url: "/proxy", prefix: "apps", subpath: "doorstep" });
  expect(required()).toContain("write_app_proxy");
});

test("the app speaks to its own host alone", () => {
  const host = new URL(appToml.application_url).host;
  expect(appToml.network_access).toEqual({
    allowed_navigation_hosts: [host],
    allowed_sources: [`https://${host}`],
  });
  expect(appToml.auth.redirect_urls.every((url) => new URL(url).host === host)).toBe(true);
});

test("promised dates are the app's own to write", () => {
  const { delivery_promise: onProduct } = appToml.product.metafields.app;
  const { promise: onOrder } = appToml.order.metafields.app;
  expect(onProduct).toMatchObject({ type: "json", access: { storefront: "public_read" } });
  expect(onOrder).toMatchObject({ type: "json" });
  expect(onOrder?.access.storefront).toBeUndefined();
  // Copying takes the right to write orders.
  expect(onOrder?.capabilities).toEqual({ cart_to_order_copyable: true });
  expect(required()).toContain("write_orders");
});

const required = () => appToml.access_scopes.scopes.split(",");

test("the thank-you extension calls the app where the app stands", async () => {
  const { APP_URL } = await import("../../extensions/doorstep-thank-you/src/server");
  expect(APP_URL).toBe(appToml.application_url);
});
