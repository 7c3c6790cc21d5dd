import { afterEach, beforeEach, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { adminClient, listen, type Listener, testSandbox, until } from "../testing/harness";

let app: Listener;
let sandbox: Sandbox;
beforeEach(async () => {
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, orders: 0 });
});
afterEach(async () => {
  await sandbox.close();
  await app.close();
});

interface Made {
  productId: string;
  variantIds: string[];
}
interface Variant {
  inventory_policy: string;
  inventory_quantity: number;
}
interface Body {
  tags: string;
  variants: Variant[];
  variant_gids: object[];
}

const make = (wish: Parameters<Sandbox["control"]["newProduct"]>[0]) =>
  sandbox.control.newProduct(wish) as Made;

async function told(): Promise<{ topic: unknown; body: Body }[]> {
  await until(() => sandbox.control.idle().idle, "idle");
  return app.heard.map(({ headers, body }) => ({
    topic: headers["x-shopify-topic"],
    body: JSON.parse(body) as Body,
  }));
}

it("GIVEN a product made and changed WHEN webhooks tell of it THEN they hold what Shopify's hold, and nothing of the item", async () => {
  const { productId } = make({
    title: "Lamp",
    tags: ["fragile", "glass"],
    variants: { inventory: 4, grams: 900 },
  });
  sandbox.control.product(productId, { variants: { inventory: -1, inventoryPolicy: "CONTINUE" } });
  const [created, updated] = await told();
  expect([created?.topic, updated?.topic]).toEqual(["products/create", "products/update"]);
  expect(created?.body).toMatchObject({
    tags: "fragile, glass",
    variants: [{ inventory_policy: "deny", inventory_quantity: 4 }],
  });
  expect(updated?.body.variants).toMatchObject([{ inventory_policy: "continue", inventory_quantity: -1 }]);
  const left = ["grams", "weight", "requires_shipping", "inventory_management"];
  expect(Object.keys(updated!.body.variants[0]!).filter((key) => left.includes(key))).toEqual([]);
});

it("GIVEN more variants than a message holds WHEN it comes THEN it names the rest", async () => {
  const { variantIds } = make({ count: 130 });
  const [created] = await told();
  expect(created?.body.variants).toHaveLength(100);
  expect(created?.body.variant_gids).toMatchObject(variantIds.map((id) => ({ admin_graphql_api_id: id })));
});

it("GIVEN what needs no parcel and is not counted WHEN the Admin API is asked THEN it says so", async () => {
  const variants = { requiresShipping: false, tracked: false, grams: 0, inventory: 0 };
  const { productId, variantIds } = make({ title: "Voucher", productType: "Gift", variants });
  const admin = await adminClient(sandbox.url);
  const { json } = await admin(
    `query($id: ID!) { product(id: $id) { tracksInventory variants(first: 5) { nodes { id availableForSale inventoryPolicy
      inventoryItem { requiresShipping tracked measurement { weight { unit value } } } } } } }`,
    { id: productId },
  );
  const weight = { unit: "GRAMS", value: 0 };
  const inventoryItem = { requiresShipping: false, tracked: false, measurement: { weight } };
  const node = { id: variantIds[0], availableForSale: true, inventoryPolicy: "DENY", inventoryItem };
  expect(json).toMatchObject({
    data: { product: { tracksInventory: false, variants: { nodes: [node] } } },
  });
});
