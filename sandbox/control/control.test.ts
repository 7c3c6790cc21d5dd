import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { adminClient, listen, postJson, SHOP, testSandbox, until, type Listener } from "../testing/harness";

let app: Listener;
let sandbox: Sandbox;
beforeEach(async () => {
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, orders: 2, extraShops: ["second-store.myshopify.com"] });
});
afterEach(async () => {
  await sandbox.close();
  await app.close();
});

const topics = async (): Promise<string[]> => {
  await until(() => sandbox.control.idle().idle, "idle");
  return app.heard.map((each) => String(each.headers["x-shopify-topic"]));
};
const call = (path: string, body: object) => postJson(`${sandbox.url}/control${path}`, body);
interface Made {
  orderId: string;
  lines: { lineItemId: string }[];
}

describe("control over HTTP", () => {
  it("changes an order in every way, each with its webhooks", async () => {
    const order = (await call("/orders", { value: 30, destination: "OR" })).json as unknown as Made;
    await call("/fulfillments", { orderId: order.orderId, at: "2026-10-01T00:00:00Z" });
    const change = (body: object) => call(`/orders/${encodeURIComponent(order.orderId)}/changes`, body);
    const lines = [{ lineItemId: order.lines[0]!.lineItemId, quantity: 1 }];
    expect((await change({ action: "return_request", lines })).json).toMatchObject({ status: "REQUESTED" });
    expect((await change({ action: "return_close" })).status).toBe(409);
    expect((await change({ action: "return_approve" })).json).toMatchObject({ status: "OPEN" });
    await change({ action: "refund", amount: 5 });
    expect((await change({ action: "refund", amount: 5000 })).json).toMatchObject({ error: "over_refund" });
    await change({ action: "event", status: "delivered" });
    await change({ action: "cancel" });
    expect(new Set(await topics())).toEqual(
      new Set([
        "orders/create",
        "fulfillments/create",
        "orders/fulfilled",
        "orders/updated",
        "returns/request",
        "returns/approve",
        "refunds/create",
        "fulfillment_events/create",
        "fulfillments/update",
        "orders/cancelled",
      ]),
    );
  });

  it("plays the life of an installation and forgets a shopper", async () => {
    const order = (await call("/orders", {})).json as unknown as Made;
    await call("/lifecycle", { action: "redact", orderId: order.orderId });
    const admin = await adminClient(sandbox.url);
    const read = await admin(
      "query($id: ID!) { order(id: $id) { email customer { id } shippingAddress { city } } }",
      {
        id: order.orderId,
      },
    );
    expect(read.json).toMatchObject({
      data: { order: { email: null, customer: null, shippingAddress: null } },
    });
    await call("/lifecycle", { action: "scopes", scopes: "read_orders" });
    await call("/lifecycle", { action: "uninstall" });
    await call("/lifecycle", { action: "shop_redact" });
    expect(await topics()).toEqual(
      expect.arrayContaining(["customers/redact", "app/scopes_update", "app/uninstalled", "shop/redact"]),
    );
    expect((await call("/lifecycle", { action: "reinstall" })).json).toMatchObject({
      opened: { status: 200 },
    });
    expect(app.heard.at(-1)!.path).toMatch(/^\/app\?embedded=1&shop=demo-store.*id_token=/);
  });

  it("keeps a second shop apart, and says what is wrong with a request", async () => {
    await call("/orders", { shop: "second-store.myshopify.com" });
    await topics();
    expect(app.heard[0]!.headers["x-shopify-shop-domain"]).toBe("second-store.myshopify.com");
    expect(sandbox.control.state(SHOP)).toMatchObject({ counts: { orders: 2 } });
    expect(sandbox.control.state("second-store.myshopify.com")).toMatchObject({ counts: { orders: 3 } });
    expect((await call("/orders", { value: -1 })).status).toBe(400);
    expect((await call("/orders", { destination: "ZZ" })).json).toMatchObject({
      error: "destination_unknown",
    });
  });

  it("lets a merchant approve a subscription", async () => {
    const admin = await adminClient(sandbox.url);
    const create = `mutation($lines: [AppSubscriptionLineItemInput!]!) { appSubscriptionCreate(name: "Standard",
      returnUrl: "${app.url}/app/billing", test: true, lineItems: $lines) { confirmationUrl userErrors { message } } }`;
    const plan = {
      appRecurringPricingDetails: {
        price: { amount: "9.00", currencyCode: "USD" },
        interval: "EVERY_30_DAYS",
      },
    };
    const made = await admin(create, { lines: [{ plan }] });
    const confirm = /http[^"]+confirm/.exec(JSON.stringify(made.json))![0];
    const body = new URLSearchParams({ decision: "accept" });
    const back = await fetch(confirm, { method: "POST", body, redirect: "manual" });
    expect(back.headers.get("location")).toMatch(/\/app\/billing\?charge_id=\d+$/);
    const read = await admin("{ currentAppInstallation { activeSubscriptions { name status } } }");
    expect(read.json).toMatchObject({
      data: { currentAppInstallation: { activeSubscriptions: [{ name: "Standard", status: "ACTIVE" }] } },
    });
  });
});
