import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shopifyFetch } from "../../app/adapters/shopify/fetch.server";
import { ok } from "../../app/domain/result";
import { changeScopes } from "../../app/modules/shops/index.server";
import { latestWish, readWish, wishForm } from "../../app/modules/shipments/index.server";
import { makeWish } from "../../app/modules/tracking/index.server";
import type { Egress } from "../../app/platform/http/egress.server";
import { carryOut } from "../../app/spine/outbox.server";
import { type StandIn, startStandIn } from "../shopify/stand-in";
import { fulfillmentPayload, orderPayload, type ScanFacts, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

const HERE = Symbol.for("doorstep.shopify");
const shared = globalThis as { [key: symbol]: unknown };
const NUMBER = "1Z999AA10123456784";

interface Told {
  fulfillmentId: string;
  status: string;
  happenedAt: string;
}

let world: World;
let shopify: StandIn;
/** What the platform knows of the fulfillment. */
let events: { id: string; status: string; happenedAt: string }[];
let address: object;

beforeEach(async () => {
  world = await createWorld({ start: "2026-11-18T12:00:00Z" });
  events = [];
  address = { firstName: "Robin", lastName: "Example", company: null, phone: null, countryCodeV2: "US" };
  shopify = await startStandIn(({ body }) => {
    const { event, input } = body["variables"] as { event?: Told; input?: { shippingAddress: object } };
    if (event) events.push({ id: `gid://shopify/FulfillmentEvent/${events.length + 1}`, ...event });
    if (input) address = input.shippingAddress;
    const data = {
      fulfillment: { events: { nodes: events } },
      fulfillmentEventCreate: { fulfillmentEvent: { id: events.at(-1)?.id ?? "x" }, userErrors: [] },
      order: { shippingAddress: { address1: null, city: null, zip: null, provinceCode: "TX", ...address } },
      orderUpdate: { order: { id: "gid://shopify/Order/1" }, userErrors: [] },
      tagsAdd: { node: { id: "gid://shopify/Order/1" }, userErrors: [] },
    };
    return { body: { data } };
  });
  const sessions = { offlineToken: async () => ok("token"), replaceToken: async () => ok("token") };
  shared[HERE] = { sessions, fetch: shopifyFetch(shopify.base) };
  await world.spine.act(world.shop, "test", async (unit) => {
    await changeScopes(unit, ["read_orders", "write_orders", "write_fulfillments"], unit.clock.now());
    return ok(null);
  });
  await world.deliver("shopify", "orders/create", orderPayload({ id: "1", at: "2026-11-17T08:00:00Z" }));
  const left = fulfillmentPayload({ id: "7", orderId: "1", at: "2026-11-17T09:00:00Z", number: NUMBER });
  await world.deliver("shopify", "fulfillments/create", left);
  await world.rest();
});
afterEach(async () => {
  shared[HERE] = undefined;
  await shopify.stop();
  await world.close();
});

const ask = async <T>(query: string): Promise<T[]> =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);
const hear = async (scans: ScanFacts[]) => {
  await world.deliver("carrier.easypost", "update", trackerPayload(NUMBER, scans));
  await world.rest();
};
const nobody: Egress = () => Promise.reject(new Error("nobody else is asked"));
async function carryOutAll(): Promise<void> {
  const open = await ask<{ id: string }>(
    "select id from outbox where state = 'waiting' and kind in ('shipments.tell-platform', 'tracking.tell-order') order by created_at",
  );
  for (const { id } of open) await carryOut(world.spine, nobody, { shopId: world.shop, id }, 1);
  await world.rest();
}
const statuses = () => events.map((e) => e.status);
const echo = (i: number) => ({
  id: 900 + i,
  fulfillment_id: 7,
  order_id: 1,
  status: events[i]!.status.toLowerCase(),
  message: null,
  happened_at: events[i]!.happenedAt,
  city: null,
  province: null,
  country: null,
});

describe("what the platform is told of a parcel's way", () => {
  const way: ScanFacts[] = [
    { status: "in_transit", at: "2026-11-18T08:00:00Z" },
    { status: "out_for_delivery", at: "2026-11-18T11:00:00Z" },
  ];

  it("GIVEN a carrier that the platform does not follow WHEN its parcel moves THEN the platform is told, once, and its echo is no news", async () => {
    await hear(way);
    await carryOutAll();
    expect(statuses()).toEqual(["OUT_FOR_DELIVERY"]);
    await world.deliver("shopify", "fulfillment_events/create", echo(0));
    await world.rest();
    expect(await ask("select source from scan where source = 'shopify'")).toEqual([]);
    await hear(way);
    await hear([...way, { status: "delivered", at: "2026-11-18T11:40:00Z" }]);
    await carryOutAll();
    expect(statuses()).toEqual(["OUT_FOR_DELIVERY", "DELIVERED"]);
    expect(await ask("select event_id from fulfillment_event_written where event_id is null")).toEqual([]);
  });

  it("GIVEN an answer that was lost WHEN it is told again THEN the platform has it once", async () => {
    await hear(way);
    events.push({ id: "gid://x/1", status: "OUT_FOR_DELIVERY", happenedAt: "2026-11-18T11:00:00.000Z" });
    await carryOutAll();
    expect(statuses()).toEqual(["OUT_FOR_DELIVERY"]);
  });

  it("GIVEN a parcel that the platform follows itself WHEN another source tells of it THEN nothing is written", async () => {
    events.push({ id: "1", status: "IN_TRANSIT", happenedAt: "2026-11-18T07:00:00Z" });
    await world.deliver("shopify", "fulfillment_events/create", echo(0));
    await world.rest();
    await hear(way);
    await carryOutAll();
    expect(statuses()).toEqual(["IN_TRANSIT"]);
  });

  it("GIVEN a store that did not grant it WHEN its parcel moves THEN nothing is written", async () => {
    await world.spine.act(world.shop, "test", async (unit) => {
      await changeScopes(unit, ["read_orders"], unit.clock.now());
      return ok(null);
    });
    await hear(way);
    await carryOutAll();
    expect(events).toEqual([]);
  });
});

describe("what a shopper wants done", () => {
  const wish = (form: object) =>
    world.spine.act(world.shop, "shopper.wish", async (unit) => {
      const [parcel] = await ask<{ id: string }>("select id from shipment");
      return makeWish(unit, { orderId: "1", shipmentId: parcel!.id, form: wishForm.parse(form) });
    });
  const corrected = {
    wish: "correct_address",
    street: "2 Other Street",
    postal: "78702",
    city: "Austin",
    country: "us",
  };

  it("GIVEN nothing the matter WHEN something is wished THEN it is not offered", async () => {
    await hear([{ status: "in_transit", at: "2026-11-18T08:00:00Z" }]);
    expect(await wish(corrected)).toMatchObject({ ok: false, failure: { code: "wish_not_offered" } });
  });

  it("GIVEN a failed attempt WHEN the address is corrected, twice, THEN it stands once on the order and with the team", async () => {
    await hear([{ status: "in_transit", detail: "delivery_exception", at: "2026-11-18T08:00:00Z" }]);
    const first = await wish(corrected);
    expect(await wish(corrected)).toEqual(first);
    await world.rest();
    await carryOutAll();
    expect(address).toMatchObject({
      firstName: "Robin",
      address1: "2 Other Street",
      zip: "78702",
      countryCode: "US",
      provinceCode: "TX",
    });
    expect(await ask("select type from event where type = 'tracking.wish_made'")).toHaveLength(1);
    const kept = await world.spine.read(world.shop, async (unit) => {
      const [parcel] = await ask<{ id: string }>("select id from shipment");
      const latest = await latestWish(unit, parcel!.id);
      return latest && readWish(unit, latest.id);
    });
    // No source takes instructions for UPS here: a person does it.
    expect(kept).toMatchObject({ state: "by_person", wish: "correct_address", details: { phone: null } });
  });

  it("GIVEN a day that is not offered, or another order's parcel WHEN wished THEN it is refused", async () => {
    await hear([{ status: "in_transit", detail: "delivery_exception", at: "2026-11-18T08:00:00Z" }]);
    for (const on of ["2026-11-18", "2027-01-01"])
      expect(await wish({ wish: "redeliver", on })).toMatchObject({ failure: { code: "day_not_offered" } });
    const [parcel] = await ask<{ id: string }>("select id from shipment");
    const foreign = await world.spine.act(world.shop, "test", (unit) =>
      makeWish(unit, {
        orderId: "2",
        shipmentId: parcel!.id,
        form: wishForm.parse({ wish: "redeliver", on: "2026-11-20" }),
      }),
    );
    expect(foreign).toMatchObject({ failure: { code: "parcel_not_of_this_order" } });
  });

  it("GIVEN the words of a shopper WHEN the table is read THEN they are not in it", async () => {
    await hear([{ status: "in_transit", detail: "delivery_exception", at: "2026-11-18T08:00:00Z" }]);
    await wish(corrected);
    const dump = JSON.stringify(
      await ask("select encode(details, 'escape') as details, w.* from delivery_wish w"),
    );
    expect(dump).not.toContain("Other Street");
  });
});
