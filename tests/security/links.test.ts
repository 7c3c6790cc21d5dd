import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { openToken, revokeLinks } from "../../app/modules/orders/index.server";
import { install } from "../../app/modules/shops/index.server";
import { createWorld, type World } from "../support/world";
import { openStorefront, type Storefront } from "./storefront";
import { expectNothingFound, NUMBER, orderWithParcel, tokenOf } from "./world";

const DAY = 86_400_000;
const SECRET = "Copper lantern";

let world: World;
let store: Storefront;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-21T12:00:00Z" });
  store = openStorefront(world);
  const failed = { status: "in_transit", detail: "delivery_exception", at: "2026-11-21T08:00:00Z" };
  await orderWithParcel(world, "1", NUMBER, [failed]);
  await orderWithParcel(world, "2", "1Z999AA10123456785", [
    { status: "delivered", at: "2026-11-21T08:00:00Z" },
  ]);
});
afterAll(async () => {
  await store.close();
  await world.close();
});

const ask = <T>(query: string): Promise<T[]> =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);

describe("a link to an order's page", () => {
  it("GIVEN a link WHEN it is opened THEN the page is there", async () => {
    const answer = await store.visit({ t: await tokenOf(world, "1") });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(SECRET);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("GIVEN any one bit of it turned, in what it says or how it is spelt, WHEN opened THEN there is no such order", async () => {
    const token = await tokenOf(world, "1");
    const bytes = Buffer.from(token, "base64url");
    const bent = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const other = Buffer.from(bytes);
      other[bit >> 3]! ^= 1 << (bit & 7);
      return other.toString("base64url");
    });
    const spelt = Array.from({ length: token.length * 8 }, (_, bit) => {
      const other = Buffer.from(token, "latin1");
      other[bit >> 3]! ^= 1 << (bit & 7);
      return other.toString("latin1");
    });
    const others = [
      ...bent,
      ...spelt,
      `${token}=`,
      `${token} `,
      ` ${token}`,
      `${token}A`,
      token.slice(0, -1),
      "",
      "\0",
    ];
    const opened = await world.spine.read(world.shop, async (unit) => {
      const all = [];
      for (const other of others) if ((await openToken(unit, other)).ok) all.push(other);
      return all;
    });
    expect(opened).toEqual([]);
    for (const other of [bent[0], bent.at(-1), spelt[3], spelt.at(-1), `${token}\0`.slice(1)])
      await expectNothingFound(await store.visit({ t: other! }), SECRET);
  });

  it("GIVEN a link of one store WHEN it is opened in another THEN there is no such order", async () => {
    const other = await install(world.spine, "other.myshopify.com", []);
    await expectNothingFound(
      await store.visit({ t: await tokenOf(world, "1") }, { shop: "other.myshopify.com" }),
      SECRET,
    );
    await expectNothingFound(await store.visit({ t: await tokenOf(world, "1", "contact", other) }), SECRET);
  });

  it("GIVEN links that were called back WHEN an old one is opened THEN it says so, and a new one opens", async () => {
    const old = await tokenOf(world, "2");
    world.clock.advance(1_000);
    await world.spine.act(world.shop, "test", async (unit) => ok(await revokeLinks(unit, "2")));
    await expectNothingFound(await store.visit({ t: old }), SECRET);
    await expectNothingFound(
      await store.visit({}, { form: { do: "feedback", t: old, shipment: "x", score: "1" } }),
      SECRET,
    );
    world.clock.advance(1_000);
    expect(await (await store.visit({ t: await tokenOf(world, "2") })).text()).toContain(SECRET);
  });

  it("GIVEN seven days WHEN they are over THEN the link opens nothing, and not a moment before", async () => {
    const token = await tokenOf(world, "1");
    const opens = () => world.spine.read(world.shop, async (unit) => (await openToken(unit, token)).ok);
    world.clock.advance(7 * DAY - 1);
    expect(await opens()).toBe(true);
    world.clock.advance(1);
    expect(await opens()).toBe(false);
    await expectNothingFound(await store.visit({ t: token }), SECRET);
    world.clock.advance(-7 * DAY);
  });
});

describe("a link that shows only a postcode", () => {
  const state = async () =>
    JSON.stringify([
      await ask("select id, chosen from remedy order by 1"),
      await ask("select * from delivery_wish"),
      await ask("select * from delivery_feedback"),
      await ask("select id, kind from shipment_exception order by 1"),
      await ask("select count(*)::int as n from event"),
      await ask("select count(*)::int as n from outbox"),
    ]);

  it("GIVEN each thing that a shopper may decide WHEN it is sent THEN nothing changes; with an address of the order it does", async () => {
    const [failed] = await ask<{ id: string }>(`select id from shipment where order_id = '1'`);
    const [delivered] = await ask<{ id: string }>(`select id from shipment where order_id = '2'`);
    const address = {
      wish: "correct_address",
      street: "2 Other Street",
      postal: "78702",
      city: "Austin",
      country: "us",
    };
    const forms: { order: string; form: Record<string, string> }[] = [
      { order: "1", form: { do: "wish", shipment: failed!.id, ...address } },
      { order: "2", form: { do: "feedback", shipment: delivered!.id, score: "5", words: "Good" } },
      { order: "2", form: { do: "report", shipment: delivered!.id, what: "damaged" } },
    ];
    const before = await state();
    for (const { order, form } of forms) {
      const answer = await store.visit({}, { form: { ...form, t: await tokenOf(world, order, "postcode") } });
      expect(answer.status).toBe(303);
      expect(await state()).toBe(before);
    }
    for (const { order, form } of forms) {
      const now = await state();
      await store.visit({}, { form: { ...form, t: await tokenOf(world, order) } });
      expect(await state()).not.toBe(now);
      await world.rest();
    }
  });

  it("GIVEN a remedy that is offered WHEN it is chosen with a postcode, or by another order's link, THEN nobody has chosen", async () => {
    await world.deliver("carrier.easypost", "update", {
      description: "tracker.updated",
      result: {
        tracking_code: NUMBER,
        status: "failure",
        status_detail: "lost",
        carrier: "UPS",
        updated_at: "2026-11-21T11:00:00Z",
        tracking_details: [
          { message: "Lost", status: "failure", status_detail: "lost", datetime: "2026-11-21T11:00:00Z" },
        ],
      },
    });
    await world.rest();
    const [remedy] = await ask<{ id: string }>("select id from remedy where chosen is null");
    expect(remedy).toBeDefined();
    const before = await state();
    const form = { do: "choose", remedy: remedy!.id, option: "refund" };
    for (const t of [await tokenOf(world, "1", "postcode"), await tokenOf(world, "2")]) {
      await store.visit({}, { form: { ...form, t } });
      expect(await state()).toBe(before);
    }
    await store.visit({}, { form: { ...form, t: await tokenOf(world, "1") } });
    expect(await ask("select chosen from remedy where chosen is not null")).toEqual([{ chosen: "refund" }]);
  });
});
