import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { listen, testSandbox, until, type Listener } from "../testing/harness";

let app: Listener;
let sandbox: Sandbox;
beforeEach(async () => {
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, orders: 3 });
});
afterEach(async () => {
  await sandbox.close();
  await app.close();
});

interface Log {
  deliveries: { topic: string; state: string; webhookId: string; attempts: { status: number | null }[] }[];
}
const log = () => (sandbox.control.webhooks() as unknown as Log).deliveries;
const settled = () => until(() => sandbox.control.idle().idle, "idle");

describe("webhooks", () => {
  it("carry a signature over their own bytes, and every header of the platform", async () => {
    sandbox.control.order({ value: 25 });
    await settled();
    const { headers, body, path } = app.heard[0]!;
    expect(path).toBe("/webhooks/shopify");
    const expected = createHmac("sha256", "sandbox-api-secret").update(body).digest("base64");
    expect(headers).toMatchObject({
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "demo-store.myshopify.com",
      "x-shopify-hmac-sha256": expected,
      "x-shopify-api-version": "2026-07",
      "x-shopify-webhook-id": expect.any(String),
      "x-shopify-event-id": expect.any(String),
      "x-shopify-triggered-at": expect.any(String),
    });
    expect(JSON.parse(body)).toMatchObject({
      name: "#1004",
      total_price: "33.95",
      line_items: [{ quantity: 1 }],
    });
  });

  it("share the event id of the one action that caused them", async () => {
    const { orderId } = sandbox.control.order() as { orderId: string };
    sandbox.control.fulfillment({ orderId });
    await settled();
    const events = app.heard.slice(1).map((each) => each.headers["x-shopify-event-id"]);
    expect(events).toHaveLength(3);
    expect(new Set(events).size).toBe(1);
  });

  it("are tried nine times in all, with the original payload, and then given up", async () => {
    app.answers.splice(0, app.answers.length, 500);
    sandbox.control.order();
    await settled();
    expect(log()[0]).toMatchObject({ state: "failed" });
    expect(log()[0]!.attempts).toHaveLength(9);
    expect(new Set(app.heard.map((each) => each.body)).size).toBe(1);
    expect(new Set(app.heard.map((each) => each.headers["x-shopify-webhook-id"])).size).toBe(1);
  });

  it("recover when the app comes back", async () => {
    app.answers.splice(0, app.answers.length, 503, 503, 200);
    sandbox.control.order();
    await settled();
    expect(log()[0]!.attempts.map((attempt) => attempt.status)).toEqual([503, 503, 200]);
  });

  it("are duplicated, lost and redelivered on request", async () => {
    await sandbox.control.faults({ webhooks: { duplicates: 3 } });
    sandbox.control.order();
    await settled();
    expect(app.heard).toHaveLength(3);
    await sandbox.control.faults({ clear: true, webhooks: { drop: 1 } });
    sandbox.control.order();
    expect(log().at(-1)).toMatchObject({ state: "dropped", attempts: [] });
    expect(sandbox.control.redeliver({ times: 2, shuffle: true, seed: 4 })).toEqual({ sent: 2 });
    await settled();
    expect(app.heard).toHaveLength(5);
  });

  it("come in the same disorder for the same seed", async () => {
    const orderOf = async (seed: number) => {
      await sandbox.control.reset();
      app.heard.length = 0;
      await sandbox.control.faults({ webhooks: { disorderMs: 20, seed } });
      for (let count = 0; count < 8; count++) sandbox.control.order();
      await settled();
      return (
        sandbox.control.webhooks({ bodies: "true" }) as unknown as {
          deliveries: { body: string; attempts: unknown[] }[];
        }
      ).deliveries.length;
    };
    expect(await orderOf(7)).toBe(8);
    const first = app.heard.map((each) => (JSON.parse(each.body) as { name: string }).name);
    await orderOf(7);
    const again = app.heard.map((each) => (JSON.parse(each.body) as { name: string }).name);
    expect([...first].sort()).toEqual([...again].sort());
    expect(first).not.toEqual([...first].sort());
  });

  it("stop when the app is uninstalled, and are signed with the old secret during a rotation", async () => {
    sandbox.control.secrets({ shopify: "new-secret" });
    sandbox.control.order();
    await settled();
    const { body, headers } = app.heard[0]!;
    expect(headers["x-shopify-hmac-sha256"]).toBe(
      createHmac("sha256", "sandbox-api-secret").update(body).digest("base64"),
    );
    await sandbox.control.lifecycle({ action: "uninstall" });
    sandbox.control.order();
    await settled();
    expect(app.heard.map((each) => each.headers["x-shopify-topic"])).toEqual([
      "orders/create",
      "app/uninstalled",
    ]);
  });
});
