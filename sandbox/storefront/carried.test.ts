import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Sandbox } from "../main";
import { adminClient, listen, type Listener, postJson, testSandbox, until } from "../testing/harness";

const APP = `
[webhooks]
[[webhooks.subscriptions]]
topics = ["orders/create"]
metafield_namespaces = ["$app"]
[order.metafields.app.promise]
type = "json"
capabilities.cart_to_order_copyable = true
[order.metafields.app.secret]
type = "json"
`;
const orderSchema = z.object({
  id: z.number(),
  note_attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  metafields: z.array(
    z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() }),
  ),
  shipping_address: z.object({ zip: z.string(), first_name: z.string(), last_name: z.string() }),
});

let folder: string;
let app: Listener;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-app-"));
  const appConfig = join(folder, "shopify.app.toml");
  writeFileSync(appConfig, APP);
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, appConfig, orders: 1 });
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

const store = (path: string) => `${sandbox.url}/store${path}`;
const promise = JSON.stringify({ id: "prm_1", latest: "2026-11-26" });
const metafield = (key: string, value: string) => ({
  type: "updateCartMetafield",
  metafield: { namespace: "$app", key, type: "json", value },
});

async function filledCart(): Promise<string> {
  const page = await (await fetch(store("/products/linen-tea-towel"))).text();
  const { headers } = await postJson(store("/cart/add.js"), {
    id: /name="id" value="(\d+)"/.exec(page)?.[1],
  });
  return headers.get("set-cookie")!.split(";")[0]!;
}

it("keeps attributes with the cart and hides those that begin with _", async () => {
  const Cookie = await filledCart();
  const update = (attributes: object) => postJson(store("/cart/update.js"), { attributes }, { Cookie });
  await update({ _hidden: "prm_1", Gift: "yes" });
  const { json } = await update({ Gift: "a ribbon", Gone: "" });
  expect(json["attributes"]).toEqual({ _hidden: "prm_1", Gift: "a ribbon" });
  const checkout = await (await fetch(store("/checkout"), { headers: { Cookie } })).text();
  expect(checkout).toContain("a ribbon");
  expect(checkout).not.toContain("<span>_hidden");
  expect((await update({ Gift: { no: 1 } })).status).toBe(422);
});

it("hands attributes and the metafields that may be copied to the order and its webhook", async () => {
  const Cookie = await filledCart();
  await postJson(store("/cart/update.js"), { attributes: { _doorstep_promise: "prm_1" } }, { Cookie });
  const change = (wish: object) => postJson(store("/ui-extensions/cart"), wish, { Cookie });
  expect((await change(metafield("promise", promise))).json).toMatchObject({ result: { type: "success" } });
  expect((await change(metafield("secret", "1"))).json).toMatchObject({ result: { type: "success" } });
  expect((await change(metafield("promise", "{"))).json).toMatchObject({ result: { type: "error" } });
  expect((await change({ type: "paint" })).json).toMatchObject({ result: { type: "error" } });

  const paid = await fetch(store("/checkout"), {
    method: "POST",
    redirect: "manual",
    headers: { Cookie },
    body: new URLSearchParams({
      email: "walker@example.com",
      destination: "NY",
      zip: "11215",
      service: "ups_ground",
      name: "Ada Walker",
    }),
  });
  expect(paid.status).toBe(303);
  await until(() => app.heard.length > 0, "the webhook");
  const told = orderSchema.parse(JSON.parse(app.heard.at(-1)!.body));
  const kept = { namespace: "app--sandbox-api-key", key: "promise", type: "json", value: promise };
  expect(told.note_attributes).toEqual([{ name: "_doorstep_promise", value: "prm_1" }]);
  expect(told.metafields).toEqual([kept]);
  expect(told.shipping_address).toEqual({ zip: "11215", first_name: "Ada", last_name: "Walker" });

  const ask = await adminClient(sandbox.url);
  const { json } = await ask(
    'query($id: ID!) { order(id: $id) { metafield(namespace: "$app", key: "promise") { value } secret: metafield(key: "secret") { value } } }',
    { id: `gid://shopify/Order/${told.id}` },
  );
  expect(json["data"]).toEqual({ order: { metafield: { value: promise }, secret: null } });
  expect(await (await fetch(store("/cart.js"), { headers: { Cookie } })).json()).toMatchObject({ items: [] });
});
