import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UNKNOWN_SHOP } from "../../app/domain/ids";
import { install } from "../../app/modules/shops/index.server";
import { orderPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

const DOMAIN = "lantern.myshopify.com";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ask = async <T>(query: string): Promise<T[]> =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);
const stateOf = async () =>
  (await ask<{ state: string; scopes: string[] }>("select state, scopes from shop"))[0];
const imports = () =>
  ask<{ id: string }>("select idempotency_key as id from outbox where kind = 'onboarding.describe-shop'");
const inbox = async (deliveryId: string) =>
  (
    await ask<{ state: string; body: Buffer | null }>(
      `select state, body from inbox where delivery_id = '${deliveryId}'`,
    )
  )[0];

describe("a store comes and goes", () => {
  it("GIVEN a new store WHEN it is installed, at every sign-in again, THEN its past is asked for once", async () => {
    await install(world.spine, DOMAIN, ["read_orders"]);
    await world.rest();
    expect(await imports()).toHaveLength(1);
  });

  it("GIVEN a store WHEN it uninstalls THEN its sessions end, and its data waits for its return", async () => {
    await world.deliver("shopify", "orders/create", orderPayload({ id: "1", at: "2026-11-20T10:00:00Z" }));
    await world.rest();
    world.clock.advance(60_000);
    await world.deliver("shopify", "app/uninstalled", { id: 1 });
    await world.rest();
    expect(await stateOf()).toMatchObject({ state: "gone" });
    expect(await ask('select id from "order"')).toHaveLength(1);

    world.clock.advance(60_000);
    expect(await install(world.spine, DOMAIN, ["read_orders"])).toBe(world.shop);
    await world.rest();
    expect(await stateOf()).toMatchObject({ state: "active" });
    expect(await imports()).toHaveLength(2);
    expect(world.problems).toEqual([]);
  });

  it("GIVEN a store that came back WHEN the word of its earlier departure arrives late THEN it stays", async () => {
    const left = world.clock.now();
    world.clock.advance(60_000);
    await world.deliver("shopify", "app/uninstalled", { id: 1 });
    await world.rest();
    world.clock.advance(60_000);
    await install(world.spine, DOMAIN, []);
    await world.deliver("shopify", "app/uninstalled", { id: 1 }, { triggeredAt: left });
    await world.rest();
    expect(await stateOf()).toMatchObject({ state: "active" });
  });

  it("GIVEN a webhook that overtook the installation WHEN the store is there THEN it is read as if it came now", async () => {
    const newcomer = "newcomer.myshopify.com";
    const raw = Buffer.from(JSON.stringify(orderPayload({ id: "31", at: "2026-11-20T10:00:00Z" })));
    const keys = await world.access.unscoped((tx) => world.spine.deps.cabinet.keysOf(tx, UNKNOWN_SHOP));
    const stray = { source: "shopify", topic: "orders/create", eventId: null, triggeredAt: null, raw, keys };
    for (const [deliveryId, detail] of [
      ["early", newcomer],
      ["other", "another.myshopify.com"],
    ] as const) {
      const quarantined = { reason: "shop_unknown", detail };
      await world.ingest.store({ ...stray, shop: UNKNOWN_SHOP, deliveryId, quarantined });
    }
    const shop = await install(world.spine, newcomer, []);
    await world.rest();
    const placed = await world.access.inShop(
      shop,
      async (tx) => (await sql<{ id: string }>`select id from "order"`.execute(tx.q)).rows,
    );
    expect(placed).toEqual([{ id: "31" }]);
    const left = await world.access.inShop(
      UNKNOWN_SHOP,
      async (tx) => (await sql`select delivery_id from inbox where shop_id = 0`.execute(tx.q)).rows,
    );
    expect(left).toEqual([{ delivery_id: "other" }]);
    expect(world.problems).toEqual([]);
  });

  it("GIVEN a store WHEN its merchant grants or takes back scopes THEN we know", async () => {
    await world.deliver("shopify", "app/scopes_update", {
      previous: [],
      current: ["read_orders", "write_draft_orders"],
    });
    await world.rest();
    expect((await stateOf())?.scopes).toEqual(["read_orders", "write_draft_orders"]);
  });

  it("GIVEN a store that is gone WHEN Shopify sends the three compliance webhooks THEN each is carried out", async () => {
    await world.deliver("shopify", "orders/create", orderPayload({ id: "7", at: "2026-11-20T10:00:00Z" }));
    await world.rest();
    world.clock.advance(60_000);
    await world.deliver("shopify", "app/uninstalled", { id: 1 });
    await world.rest();

    const customer = { id: 97, email: "shopper-7@example.com" };
    await world.deliver(
      "shopify",
      "customers/data_request",
      { customer, orders_requested: [7], data_request: { id: 5 } },
      { deliveryId: "request" },
    );
    await world.rest();
    expect(await ask("select 1 from event where type = 'people.data_requested'")).toHaveLength(1);
    expect(await inbox("request")).toMatchObject({ state: "done", body: null });

    await world.deliver(
      "shopify",
      "customers/redact",
      { customer, orders_to_redact: [7] },
      { deliveryId: "redact" },
    );
    await world.rest();
    expect(await ask<{ wrapped_key: null }>("select wrapped_key, details from person")).toEqual([
      { wrapped_key: null, details: null },
    ]);
    expect(await inbox("redact")).toMatchObject({ state: "done", body: null });

    await world.deliver(
      "shopify",
      "shop/redact",
      { shop_id: 1, shop_domain: DOMAIN },
      { deliveryId: "erase" },
    );
    await world.rest();
    expect(await stateOf()).toMatchObject({ state: "erased" });
    expect(await ask('select id from "order"')).toEqual([]);
    expect(world.problems).toEqual([]);
  });
});
