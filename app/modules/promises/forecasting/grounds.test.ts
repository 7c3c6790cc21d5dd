import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "kysely";
import type { ShopId } from "../../../domain/ids";
import { describe as describeShop, install } from "../../shops/index.server";
import { createWorld, type World } from "../../../../tests/support/world";
import { ok } from "../../../domain/result";
import type { Tx } from "../../../platform/database/access.server";
import { groundsOf, standOf } from "./grounds.server";

let world: World;
let other: ShopId;
beforeAll(async () => {
  world = await createWorld();
  other = await install(world.spine, "other.myshopify.com", []);
  for (const [shop, timezone] of [
    [world.shop, "Europe/Berlin"],
    [other, "Asia/Tokyo"],
  ] as const)
    await world.spine.act(shop, "test", async (unit) => {
      await describeShop(unit, { name: "x", currency: "EUR", timezone, country: "DE" });
      return ok(null);
    });
});
afterAll(() => world.close());

const cause = { storyId: "00000000-0000-4000-8000-000000000000", eventSeq: null, by: "test" };
const unitOf = (tx: Tx, shop: ShopId) => world.spine.unit(tx, shop, cause);

/** As claimers do: one transaction that has taken rows, and enters one store after the other. */
const claiming = (work: (tx: Tx, enter: (shop: ShopId) => Promise<void>) => Promise<void>): Promise<void> =>
  world.access.unscoped(async (tx, enter) => {
    await sql`select pg_current_xact_id()`.execute(tx.q);
    await work(tx, enter);
  });

it("GIVEN one transaction for several stores WHEN they are asked by turns THEN each stands on its own ground", () =>
  claiming(async (tx, enter) => {
    const zones: string[] = [];
    for (const shop of [world.shop, other, world.shop]) {
      await enter(shop);
      zones.push((await groundsOf(unitOf(tx, shop))).zone);
    }
    expect(zones).toEqual(["Europe/Berlin", "Asia/Tokyo", "Europe/Berlin"]);
  }));

it("GIVEN two reactions in one transaction THEN they stand on one ground, and the next transaction on a new one", async () => {
  const stands: object[] = [];
  for (let times = 0; times < 2; times++)
    await claiming(async (tx, enter) => {
      await enter(world.shop);
      stands.push(await standOf(unitOf(tx, world.shop)), await standOf(unitOf(tx, world.shop)));
    });
  expect(stands[1]).toBe(stands[0]);
  expect(stands[3]).toBe(stands[2]);
  expect(stands[2]).not.toBe(stands[0]);
});

it("GIVEN a transaction that was rolled back WHEN the next comes on its connection THEN nothing of it is known", async () => {
  const connections = new Set<Tx>();
  const broken = claiming(async (tx, enter) => {
    connections.add(tx);
    await enter(world.shop);
    (await standOf(unitOf(tx, world.shop))).forecast.set("parcel", "facts");
    throw new Error("undone");
  });
  await expect(broken).rejects.toThrow("undone");
  await claiming(async (tx, enter) => {
    connections.add(tx);
    await enter(world.shop);
    expect((await standOf(unitOf(tx, world.shop))).forecast).toEqual(new Map());
  });
  expect(connections.size).toBe(1);
});

it("GIVEN what only reads WHEN it asks THEN it does not count as a writer, and finds the ground each time", async () => {
  const numbers = await world.spine.read(world.shop, async (unit) => {
    await groundsOf(unit);
    return unit.tx.named<{ number: string | null }>(
      { name: "test.number", text: "select pg_current_xact_id_if_assigned()::text as number" },
      [],
    );
  });
  expect(numbers).toEqual([{ number: null }]);
});
