import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { itemsOf, type Item } from "../../app/modules/orders/index.server";
import { effects as onboardingEffects } from "../../app/modules/onboarding/effects.server";
import { effects } from "../../app/modules/orders/effects.server";
import { ok } from "../../app/domain/result";
import type { Unit } from "../../app/spine/unit.server";
import { createWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function inUnit<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
  const done = await world.spine.act(world.shop, "test", async (unit) => ok(await work(unit)));
  if (!done.ok) throw new Error("refused");
  return done.value;
}
const items = (...ids: string[]): Promise<Map<string, Item>> => inUnit((unit) => itemsOf(unit, ids));
const asked = async (kind = "orders.read-product") =>
  world.access.inShop(world.shop, async (tx) => {
    const { rows } = await sql<{ payload: object }>`select payload from outbox where kind = ${kind}`.execute(
      tx.q,
    );
    return rows.map((row) => row.payload);
  });

const AT = "2026-11-20T10:00:00Z";
const LATER = "2026-11-20T11:00:00Z";

const webhook = (updatedAt: string, variants: Record<number, number>, more: object = {}) => ({
  id: 77,
  title: "Lantern",
  product_type: "Light",
  tags: "fragile, glass",
  updated_at: updatedAt,
  variants: Object.entries(variants).map(([id, inventory_quantity]) => ({
    id: Number(id),
    inventory_quantity,
    inventory_policy: "deny",
  })),
  ...more,
});
const node = (updatedAt: string, variants: Record<number, number>, item: object = {}) => ({
  id: "gid://shopify/Product/77",
  title: "Lantern",
  productType: "Light",
  tags: ["fragile", "glass"],
  updatedAt,
  variants: {
    nodes: Object.entries(variants).map(([id, inventoryQuantity]) => ({
      id: `gid://shopify/ProductVariant/${id}`,
      inventoryQuantity,
      inventoryPolicy: "DENY",
      inventoryItem: {
        requiresShipping: true,
        tracked: true,
        measurement: { weight: { unit: "GRAMS", value: 420 } },
        ...item,
      },
    })),
    pageInfo: { hasNextPage: false, endCursor: null },
  },
});
const tell = async (body: object) => {
  await world.deliver("shopify", "products/update", body);
  await world.rest();
};
const read = async (body: object) => {
  await world.deliver("shopify.sync", "products/read", body);
  await world.rest();
};

const lantern = { productId: "77", tags: ["fragile", "glass"], category: "Light", sellsPastStock: false };

describe("what the store sells", () => {
  it("GIVEN a product read WHEN a cart asks THEN variants and products are known, and strangers are left out", async () => {
    await read(node(AT, { 1002: 3, 999: 5 }));
    const found = await items("1002", "77", "4711");
    expect([...found.keys()]).toEqual(["1002", "77"]);
    expect(found.get("1002")).toEqual({ ...lantern, variantId: "1002", grams: 420, ships: true, stock: 3 });
    expect(found.get("77")).toMatchObject({ variantId: "999", stock: 5 });
    expect(await items()).toEqual(new Map());
  });

  it("GIVEN a webhook of an unknown product WHEN it is kept THEN the product is asked for at once, and the answer kept", async () => {
    await tell(webhook(AT, { 1: 3 }));
    expect((await items("1")).get("1")).toMatchObject({ grams: null, ships: true, stock: null });
    const [payload] = await asked();
    expect(payload).toEqual({ id: "77", asOf: "2026-11-20T10:00:00.000Z" });

    await inUnit((unit) => effects[0]!.settle(unit, payload, node(AT, { 1: 3 })));
    await world.rest();
    expect((await items("1")).get("1")).toMatchObject({ grams: 420, stock: 3 });
    expect(world.problems).toEqual([]);
  });

  it("GIVEN a known product WHEN webhooks tell of its stock THEN weight stays, stock is new, and it is asked for once a day", async () => {
    await read(node(AT, { 1: 3 }));
    await tell(webhook(LATER, { 1: 2 }));
    await tell(webhook(LATER, { 1: 1 }));
    expect((await items("1")).get("1")).toMatchObject({ grams: 420, stock: 1 });
    expect(await asked()).toEqual([{ id: "77", asOf: "2026-11-21" }]);
  });

  it("GIVEN what is not counted WHEN a webhook tells a number THEN it stays uncounted", async () => {
    await read(node(AT, { 1: 0 }, { tracked: false, requiresShipping: false }));
    await tell(webhook(LATER, { 1: -4 }));
    expect((await items("1")).get("1")).toMatchObject({ stock: null, ships: false });
  });

  it("GIVEN a newer word WHEN an older one comes late THEN nothing changes; a variant that is gone is gone", async () => {
    await read(node(AT, { 1: 3, 2: 3 }));
    await tell(webhook(LATER, { 2: 9 }, { tags: "new" }));
    await tell(webhook(AT, { 1: 3, 2: 3 }));
    const found = await items("1", "2");
    expect([...found.keys()]).toEqual(["2"]);
    expect(found.get("2")).toMatchObject({ stock: 9, tags: ["new"] });
  });

  it("GIVEN more variants than a webhook holds WHEN it comes THEN the others stay", async () => {
    await read(node(AT, { 1: 3, 2: 4 }));
    const variant_gids = [1, 2].map((n) => ({ admin_graphql_api_id: `gid://shopify/ProductVariant/${n}` }));
    await tell(webhook(LATER, { 1: 2 }, { variant_gids }));
    const found = await items("1", "2");
    expect([found.get("1")?.stock, found.get("2")?.stock]).toEqual([2, 4]);
  });

  it("GIVEN an import WHEN a page was read THEN its products are kept and the next page is asked for, while any is left", async () => {
    const page = onboardingEffects.find((e) => e.kind === "onboarding.products-page")!;
    const settle = (pagesLeft: number, next: string) =>
      inUnit((unit) =>
        page.settle(
          unit,
          { importId: "one", after: null, pagesLeft },
          { products: [node(AT, { 1: 3 })], next },
        ),
      );
    await settle(2, "c1");
    await world.rest();
    expect((await items("77")).get("77")).toMatchObject({ variantId: "1", stock: 3 });
    expect(await asked(page.kind)).toEqual([{ importId: "one", after: "c1", pagesLeft: 1 }]);
    await settle(1, "c2");
    expect(await asked(page.kind)).toHaveLength(1);
    expect(world.problems).toEqual([]);
  });
});
