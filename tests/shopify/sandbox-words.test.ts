import { afterAll, beforeAll, expect, test } from "vitest";
import { type Admin, createAdmin } from "../../app/adapters/shopify/admin.server";
import { shopifyFetch } from "../../app/adapters/shopify/fetch.server";
import { readOrderNode } from "../../app/adapters/shopify/order-node";
import { readProductNode } from "../../app/adapters/shopify/product-node";
import { readProductWebhook } from "../../app/adapters/shopify/product-webhook";
import { readOrders } from "../../app/adapters/shopify/read-orders.server";
import {
  type ProductsRead,
  readProduct,
  readProducts,
} from "../../app/adapters/shopify/read-products.server";
import { MetafieldsSet } from "../../app/adapters/shopify/operations/shop";
import { legacyId } from "../../app/domain/ids";
import { ok } from "../../app/domain/result";
import type { Sandbox } from "../../sandbox/main";
import {
  askToken,
  EXCHANGE,
  listen,
  type Listener,
  sessionToken,
  SHOP,
  testSandbox,
  until,
} from "../../sandbox/testing/harness";

let app: Listener;
let sandbox: Sandbox;
let admin: Admin;
beforeAll(async () => {
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, orders: 0 });
  const { json } = await askToken(sandbox.url, { ...EXCHANGE, subject_token: sessionToken() });
  const token = async () => ok(String(json["access_token"]));
  admin = createAdmin(SHOP, { offlineToken: token, replaceToken: token }, shopifyFetch(sandbox.url));
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});

const valueOf = <T>(result: { ok: true; value: T } | { ok: false; failure: object }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

test("the whole catalogue is read page by page, each product once", async () => {
  const titles: string[] = [];
  sandbox.control.newProduct({ title: "Voucher", variants: { tracked: false, requiresShipping: false } });
  for (let after: string | null = null, end = false; !end;) {
    const page: ProductsRead = valueOf(await readProducts(admin, after));
    titles.push(...page.products.map((each) => valueOf(readProductNode(each)).title));
    after = page.next;
    end = after === null;
  }
  expect(titles).toHaveLength(13);
  expect(new Set(titles).size).toBe(13);
});

test("a webhook and the API tell of the same product, each what it knows", async () => {
  app.heard.length = 0;
  const made = sandbox.control.newProduct({
    count: 130,
    tags: ["a", "b"],
    variants: { grams: 250, inventory: 4 },
  });
  const { productId } = made as { productId: string };
  await until(() => sandbox.control.idle().idle, "idle");
  const told = valueOf(readProductWebhook(JSON.parse(app.heard[0]!.body)));
  const read = valueOf(readProductNode(valueOf(await readProduct(admin, legacyId(productId)))));
  expect(told.undescribed).toHaveLength(30);
  expect([...told.variants.map((v) => v.id), ...told.undescribed]).toEqual(read.variants.map((v) => v.id));
  expect(told).toMatchObject({ tags: ["a", "b"], version: read.version });
  expect(told.variants[0]).toMatchObject({ quantity: 4, sellsPastStock: false, item: null });
  expect(read.variants[0]?.item).toEqual({ grams: 250, ships: true, counted: true });
});

test("an order tells the promise of its cart, by attribute or by metafield", async () => {
  const place = (customAttributes?: { key: string; value: string }[]) =>
    sandbox.control.order({ customAttributes }) as { orderId: string };
  const byAttribute = place([{ key: "_doorstep_promise", value: "prm_attribute1" }]);
  const byMetafield = place();
  const bare = place();
  valueOf(
    await admin.run(MetafieldsSet, {
      metafields: [
        {
          ownerId: byMetafield.orderId,
          key: "promise",
          type: "json",
          value: JSON.stringify({ id: "prm_metafield1" }),
        },
      ],
    }),
  );
  const { orders } = valueOf(await readOrders(admin, "", null));
  const promises = orders.map((each) => valueOf(readOrderNode(each)).order).map((o) => [o.id, o.promiseId]);
  expect(new Map(promises as [string, string | null][])).toEqual(
    new Map([
      [legacyId(byAttribute.orderId), "prm_attribute1"],
      [legacyId(byMetafield.orderId), "prm_metafield1"],
      [legacyId(bare.orderId), null],
    ]),
  );
});
