import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shopifyFetch } from "../../app/adapters/shopify/fetch.server";
import { BACKTEST } from "../../app/modules/promises/backtest/effect.server";
import { effects } from "../../app/modules/promises/effects.server";
import { keepJourney } from "../../app/modules/promises/forecasting/journeys.store.server";
import {
  createBacktest,
  listBacktests,
  requestBacktest,
  saveSettings,
} from "../../app/modules/promises/index.server";
import { requestPublish } from "../../app/modules/promises/quote/publish.server";
import { backtestWish } from "../../app/modules/promises/report/backtest-summary";
import { promiseSettings } from "../../app/modules/promises/settings/settings";
import { ok } from "../../app/domain/result";
import { type StandIn, startStandIn } from "../shopify/stand-in";
import { promisesIn } from "../support/promises";
import { createWorld, type World } from "../support/world";

const DAY = 86_400_000;
const NOW = "2026-11-19T10:00:00Z";

let world: World;
let store: ReturnType<typeof promisesIn>;
beforeEach(async () => {
  world = await createWorld({ start: NOW });
  store = promisesIn(world);
  await store.location();
});
afterEach(async () => {
  expect(world.problems).toEqual([]);
  await world.close();
});

describe("a look back", () => {
  const ask = (upload: { name: string; file: Buffer } | null) =>
    store.inUnit(async (unit) => {
      const wish = backtestWish.parse({ target: 0.9 });
      const made = await createBacktest(unit, { wish, upload });
      if (!made.ok) throw new Error(made.failure.code);
      await requestBacktest(unit, made.value.id);
      return made.value.id;
    });
  const newest = async () => (await store.inUnit((unit) => listBacktests(unit)))[0];
  const times = (i: number) => {
    const ordered = Date.parse(NOW) - (100 - i / 4) * DAY;
    return [ordered, ordered + DAY, ordered + (5 + (i % 3)) * DAY].map((t) => new Date(t));
  };

  it("GIVEN its own orders WHEN it is carried out THEN it ends with a table", async () => {
    await store.inUnit(async (unit) => {
      for (let i = 0; i < 200; i++) {
        const [ordered_at, handed_over_at, delivered_at] = times(i);
        const place = { dest_country: "US", dest_region: "TX", dest_postal: "787", service: "standard" };
        const told = { id: `p${i}`, order_id: `p${i}`, handed_over_at, delivered_at, ...place };
        await keepJourney(unit, { ...told, ordered_at: ordered_at! });
      }
    });
    await ask(null);
    await store.carryOut(BACKTEST);
    const done = await newest();
    expect(done).toMatchObject({ kind: "own", state: "done", progress: 1, problem: null });
    expect(done?.summary?.totals.parcels).toBeGreaterThan(50);
  });

  it("GIVEN a packed file WHEN it is carried out THEN it ends with a table, and the file is let go", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const [ordered, , delivered] = times(i).map((t) => t.toISOString().slice(0, 16));
      return `o${i},${ordered},${delivered},US,TX,standard`;
    });
    const header = "order_id,ordered_at,delivered_at,destination_country,destination_region,service";
    const file = gzipSync([header, ...rows, "broken"].join("\n"));
    await ask({ name: "history.csv.gz", file });
    await store.carryOut(BACKTEST);
    const done = await newest();
    expect(done).toMatchObject({ kind: "upload", state: "done", summary: { unread: { count: 1 } } });
    expect(await store.rows("select upload from promise_backtest")).toEqual([{ upload: null }]);
  });

  it.each([
    ["no table", Buffer.from("hello")],
    ["a broken archive", Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from("not gzip at all")])],
    ["nothing that came", Buffer.from("order_id,ordered_at,delivered_at\n1,2026-01-01T10:00,\n")],
  ])("GIVEN %s WHEN it is carried out THEN it ends in words, and none of them is a path", async (_, file) => {
    await ask({ name: "history.csv", file });
    await store.carryOut(BACKTEST);
    const failed = await newest();
    expect(failed).toMatchObject({ state: "failed", summary: null });
    expect(failed?.problem).toMatch(/^[A-Z].*\.$/);
    expect(failed?.problem).not.toMatch(/tmp|doorstep-backtest/);
  });

  it("GIVEN one that was given up WHEN looked at THEN it says so, and the next may begin", async () => {
    const id = await ask(null);
    const effect = effects.find((e) => e.kind === BACKTEST)!;
    await store.inUnit((unit) => effect.abandon!(unit, { id }, "gone"));
    expect(await newest()).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/^It could not/),
    });
    world.clock.advance(1_000);
    expect(await ask(null)).not.toBe(id);
  });
});

describe("what Shopify is told", () => {
  const HERE = Symbol.for("doorstep.shopify");
  const shared = globalThis as { [key: symbol]: unknown };
  let shopify: StandIn;
  beforeEach(async () => {
    const metafieldsSet = { metafields: [], userErrors: [] };
    const shop = {
      id: "gid://shopify/Shop/1",
      name: "Lantern",
      myshopifyDomain: "lantern.myshopify.com",
      currencyCode: "USD",
      ianaTimezone: "UTC",
      shopAddress: { countryCodeV2: "US" },
      plan: { publicDisplayName: "Basic", partnerDevelopment: false, shopifyPlus: false },
      customerAccountsV2: { customerAccountsVersion: "NEW_CUSTOMER_ACCOUNTS" },
    };
    const currentAppInstallation = { id: "gid://shopify/AppInstallation/1", accessScopes: [] };
    shopify = await startStandIn(() => ({ body: { data: { metafieldsSet, shop, currentAppInstallation } } }));
    const sessions = { offlineToken: async () => ok("token"), replaceToken: async () => ok("token") };
    shared[HERE] = { sessions, fetch: shopifyFetch(shopify.base) };
  });
  afterEach(async () => {
    shared[HERE] = undefined;
    await shopify.stop();
  });
  const written = () =>
    shopify.calls.flatMap(({ body }) => {
      const { metafields = [] } = body["variables"] as {
        metafields?: { ownerId: string; key: string; value: string }[];
      };
      return metafields.map((m) => ({ ...m, value: JSON.parse(m.value) as object }));
    });

  it("GIVEN a promise WHEN it is frozen THEN it stands on the order; done again, it is the same", async () => {
    await store.order({ id: "1", at: NOW });
    const [row] = await store.rows("select id, earliest, likely, latest from promise");
    expect(await store.carryOut("promises.freeze")).toBe(1);
    const field = { ownerId: "gid://shopify/Order/1", namespace: "$app", key: "promise", value: row };
    expect(written()).toMatchObject([field]);
    const freeze = effects.find((e) => e.kind === "promises.freeze")!;
    const need = await store.inUnit((unit) => freeze.prepare(unit, { orderId: "1" }));
    const outside = { shop: world.shop, clock: world.clock, egress: null as never };
    if (need.ok)
      await freeze.perform({ ...outside, idempotencyKey: "x", attempt: 2, home: null }, need.value, {
        orderId: "1",
      });
    expect(written()).toMatchObject([field, field]);
  });

  it("GIVEN an order without a promise WHEN it is to be frozen THEN nothing is written", async () => {
    await store.inUnit((unit) => saveSettings(unit, promiseSettings.parse({ on: false })));
    await store.order({ id: "1", at: NOW });
    expect(await store.carryOut("promises.freeze")).toBe(0);
    expect(shopify.calls).toEqual([]);
  });

  it.each([
    ["nothing decided", {}, { latest: expect.stringMatching(/^2026-/) as string }],
    ["promises off", { on: false }, {}],
    ["few parcels, and better nothing than that", { thin: "hide" }, {}],
  ])(
    "GIVEN %s WHEN the date of the day is published THEN pages read what is right",
    async (_, change, value) => {
      await store.inUnit((unit) => saveSettings(unit, promiseSettings.parse(change)));
      await store.inUnit((unit) => requestPublish(unit, "x"));
      await store.carryOut("promises.publish");
      const [field] = written();
      expect(field).toMatchObject({ key: "delivery_promise", value });
      if (Object.keys(value).length === 0) expect(field?.value).toEqual({});
    },
  );
});
