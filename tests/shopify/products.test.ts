import { afterAll, beforeAll, expect, test } from "vitest";
import { type Admin, createAdmin } from "../../app/adapters/shopify/admin.server";
import { shopifyFetch } from "../../app/adapters/shopify/fetch.server";
import { readProductNode } from "../../app/adapters/shopify/product-node";
import { readProductWebhook } from "../../app/adapters/shopify/product-webhook";
import { readProduct, readProducts } from "../../app/adapters/shopify/read-products.server";
import { ok } from "../../app/domain/result";
import { type Call, type Said, type StandIn, startStandIn } from "./stand-in";

let standIn: StandIn;
let admin: Admin;
let answer: (call: Call) => Said;

beforeAll(async () => {
  standIn = await startStandIn((call) => answer(call));
  const tokens = { offlineToken: async () => ok("t"), replaceToken: async () => ok("t") };
  admin = createAdmin("one.myshopify.com", tokens, shopifyFetch(standIn.base));
});
afterAll(() => standIn.stop());

const variant = (n: number, weight: object | null = { unit: "GRAMS", value: 420 }) => ({
  id: `gid://shopify/ProductVariant/${n}`,
  inventoryQuantity: 7,
  inventoryPolicy: "DENY",
  inventoryItem: { requiresShipping: true, tracked: true, measurement: { weight } },
});
const product = (variants: object[], endCursor: string | null = null) => ({
  id: "gid://shopify/Product/77",
  title: "Lantern",
  productType: "",
  tags: ["fragile"],
  updatedAt: "2026-11-20T10:00:00Z",
  variants: { nodes: variants, pageInfo: { hasNextPage: endCursor !== null, endCursor } },
});

test("a product with more variants than a page holds is completed", async () => {
  answer = ({ body }) => {
    const { after } = body["variables"] as { after: string | null };
    const data =
      body["operationName"] === "ProductsPage"
        ? {
            products: {
              nodes: [product([variant(1)], "v1")],
              pageInfo: { hasNextPage: true, endCursor: "p1" },
            },
          }
        : { product: after === "v1" ? product([variant(2)], "v2") : product([variant(3)]) };
    return { body: { data } };
  };
  const page = await readProducts(admin, null);
  if (!page.ok) throw new Error(page.failure.detail);
  expect(page.value.next).toBe("p1");
  const word = readProductNode(page.value.products[0]);
  expect(word).toMatchObject({ ok: true, value: { id: "77", category: null, tags: ["fragile"] } });
  expect(word.ok && word.value.variants.map((v) => v.id)).toEqual(["1", "2", "3"]);
});

test("a product that is gone is none", async () => {
  answer = () => ({ body: { data: { product: null } } });
  expect(await readProduct(admin, "77")).toEqual(ok(null));
});

test.each([
  [{ unit: "KILOGRAMS", value: 1.25 }, 1250],
  [{ unit: "POUNDS", value: 2 }, 907],
  [{ unit: "OUNCES", value: 1 }, 28],
  [{ unit: "GRAMS", value: 0 }, null],
  [null, null],
])("a weight of %o is %s grams", (weight, grams) => {
  expect(readProductNode(product([variant(1, weight)]))).toMatchObject({
    value: { variants: [{ item: { grams } }] },
  });
});

const webhook = (variants: object[]) => ({
  id: 77,
  title: "Lantern",
  product_type: "Light",
  tags: "fragile,  hand made ,",
  updated_at: "2026-11-20T10:00:00+01:00",
  variants,
});

test("a webhook says what is left, and of the thing itself nothing", () => {
  expect(
    readProductWebhook(webhook([{ id: 1, inventory_quantity: 3, inventory_policy: "continue" }])),
  ).toEqual(
    ok({
      id: "77",
      title: "Lantern",
      category: "Light",
      tags: ["fragile", "hand made"],
      version: "2026-11-20T09:00:00.000Z",
      variants: [{ id: "1", quantity: 3, sellsPastStock: true, item: null }],
      undescribed: [],
    }),
  );
});

test("an older version's webhook says it", () => {
  const old = {
    id: 1,
    inventory_quantity: 3,
    inventory_policy: "deny",
    grams: 420,
    requires_shipping: false,
  };
  const itemsOf = (it: object) => {
    const word = readProductWebhook(webhook([{ ...old, ...it }]));
    return word.ok && word.value.variants[0]?.item;
  };
  expect(itemsOf({ inventory_management: null })).toEqual({ grams: 420, ships: false, counted: false });
  expect(itemsOf({ inventory_management: "shopify" })).toEqual({ grams: 420, ships: false, counted: true });
});
