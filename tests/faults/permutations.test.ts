import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ShopId } from "../../app/domain/ids";
import { install } from "../../app/modules/shops/index.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { fulfillmentPayload, locationPayload, orderPayload, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";
import type { Told } from "./story";

/** F7: whatever the order of arrival, the state at the end is the state of the order in which things happened. */
const SEED = 7_007;
const RUNS = 200;

let world: World;
let shops = 0;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-19T12:00:00Z" });
});
afterAll(() => world.close());

const number = "1Z999AA10123456784";
const order = { id: "1001", at: "2026-11-16T10:00:00Z" };
const fulfillment = { id: "2001", orderId: "1001", at: "2026-11-17T10:00:00Z", number };
const scan = (status: string, at: string, detail?: string) => ({ status, at, ...(detail ? { detail } : {}) });
const first = scan("in_transit", "2026-11-18T08:00:00Z", "departed_facility");
const second = scan("out_for_delivery", "2026-11-18T20:00:00Z");
const shopify = (topic: string, body: object, at: string): Told => ({
  source: "shopify",
  topic,
  body,
  deliveryId: `${topic}@${at}`,
  at,
});
const tracker = (scans: (typeof first)[], name: string): Told => ({
  source: "carrier.easypost",
  topic: "update",
  body: trackerPayload(number, scans),
  deliveryId: `tracker-${name}`,
  at: "2026-11-19T00:00:00Z",
});
const event = (status: string, at: string): Told =>
  shopify(
    "fulfillment_events/create",
    {
      id: 1,
      fulfillment_id: 2001,
      order_id: 1001,
      status,
      message: null,
      happened_at: at,
      city: null,
      province: null,
      country: "US",
    },
    at,
  );

const create = shopify("orders/create", orderPayload(order), order.at);
const update = shopify(
  "orders/updated",
  orderPayload({ ...order, updatedAt: "2026-11-16T11:00:00Z", email: "new@example.com" }),
  "2026-11-16T11:00:00Z",
);
const moved = shopify(
  "orders/updated",
  orderPayload({ ...order, updatedAt: "2026-11-16T11:30:00Z", region: "CA", price: "80.00" }),
  "2026-11-16T11:30:00Z",
);
const fulfil = shopify("fulfillments/create", fulfillmentPayload(fulfillment), fulfillment.at);
const renewed = shopify(
  "fulfillments/update",
  fulfillmentPayload({ ...fulfillment, updatedAt: "2026-11-17T11:00:00Z" }),
  "2026-11-17T11:00:00Z",
);
const cancelOrder = shopify(
  "orders/cancelled",
  orderPayload({ ...order, updatedAt: "2026-11-18T22:00:00Z", cancelledAt: "2026-11-18T22:00:00Z" }),
  "2026-11-18T22:00:00Z",
);
const cancelParcel = shopify(
  "fulfillments/update",
  fulfillmentPayload({ ...fulfillment, updatedAt: "2026-11-18T21:00:00Z", status: "cancelled" }),
  "2026-11-18T21:00:00Z",
);

const stories: [name: string, told: Told[]][] = [
  [
    "an order changed, shipped and scanned",
    [
      create,
      update,
      fulfil,
      renewed,
      event("confirmed", "2026-11-17T10:30:00Z"),
      tracker([first], "1"),
      tracker([first, second], "2"),
    ],
  ],
  [
    "the same order cancelled at last",
    [
      create,
      update,
      fulfil,
      renewed,
      event("confirmed", "2026-11-17T10:30:00Z"),
      tracker([first], "1"),
      tracker([first, second], "2"),
      cancelOrder,
    ],
  ],
  [
    "a delivery with a delay on its way",
    [
      create,
      fulfil,
      tracker([first], "1"),
      tracker([first, scan("in_transit", "2026-11-18T12:00:00Z", "delayed")], "2"),
      tracker([first, scan("in_transit", "2026-11-18T12:00:00Z", "delayed"), second], "3"),
      event("delivered", "2026-11-19T09:00:00Z"),
    ],
  ],
  [
    "a loss",
    [
      create,
      update,
      fulfil,
      tracker([first], "1"),
      tracker([first, scan("failure", "2026-11-19T08:00:00Z", "lost")], "2"),
    ],
  ],
  ["an order whose address and price changed before it left", [create, moved, fulfil, tracker([first], "1")]],
  [
    "a parcel cancelled on its way",
    [create, fulfil, event("in_transit", "2026-11-18T08:00:00Z"), cancelParcel],
  ],
  [
    "a parcel cancelled after its carrier's first scan",
    [create, fulfil, tracker([first], "1"), cancelParcel],
  ],
];

/** A store of its own for every order of arrival: much cheaper than a database of its own. */
async function live(told: readonly Told[]): Promise<object> {
  const shop = await install(world.spine, `shop-${++shops}.myshopify.com`, []);
  const keys = await world.access.inShop(shop, (tx) => world.spine.deps.cabinet.keysOf(tx, shop));
  const opening: Told = {
    source: "shopify",
    topic: "locations/create",
    body: locationPayload,
    deliveryId: "location",
    at: order.at,
  };
  for (const { source, topic, body, deliveryId, at } of [opening, ...told]) {
    await world.ingest.store({
      shop,
      keys,
      source,
      topic,
      deliveryId,
      eventId: null,
      triggeredAt: new Date(at),
      raw: Buffer.from(JSON.stringify(body)),
    });
    await world.rest();
  }
  await wait(shop);
  return stateOf(shop);
}

/** Messages that wait for a fact are asked again now, not in some seconds; a few times, as many as they could need. */
async function wait(shop: ShopId): Promise<void> {
  for (let round = 0; round < 8; round++) {
    await world.rest();
    const { rowCount } = await withClient(world.url, (c) =>
      c.query("update inbox_work set run_at = now() where shop_id = $1", [shop]),
    );
    if (rowCount === 0) break;
  }
  await withClient(world.url, (c) =>
    c.query("update due set run_at = now() where shop_id = $1 and state = 'due'", [shop]),
  );
  await world.rest();
}

/** What is true at the end. How often a promise was revised on the way is history, and may differ. */
const questions = {
  order: `select id, name, person_id, cancelled_at, total_minor, ship_to_region, version from "order"`,
  lines: "select id, quantity, unit_minor from order_line",
  parcel: `select tracking_number, carrier, milestone, milestone_at, exception, shipped_at, delivered_at, last_scan_at, cancelled,
                  value_minor, origin_region, dest_region, version from shipment`,
  parcelLines: "select order_line_id, quantity from shipment_line",
  scans: "select source, milestone, exception, native_code, occurred_at from scan",
  troubles: "select kind, opened_at, resolved_at from shipment_exception",
  outlook: "select subject_id, exception_id, headline, earliest, likely, latest, next_step from outlook",
  // By when it was settled, a promise had been made from what was known then.
  // What stands. A date that was shown and taken back is kept as history, and is none where it never came to be shown.
  promise:
    "select subject_id, state, case when state = 'open' then latest end as latest from promise where state not in ('revised', 'void')",
  claims: "select kind, amount_minor, deadline from claim",
  remedies: "select state, amount_minor, options from remedy",
  waiting: "select delivery_id from inbox_work",
  stuck: "select reaction, last_error from due",
  quarantine: "select delivery_id, reason from inbox where state = 'quarantined'",
};

async function stateOf(shop: ShopId): Promise<object> {
  return withClient(world.url, async (client) => {
    const state: Record<string, string[]> = {};
    for (const [name, query] of Object.entries(questions)) {
      const where = / where /.test(query)
        ? query.replace(" where ", ` where shop_id = ${shop} and `)
        : `${query} where shop_id = ${shop}`;
      state[name] = (await client.query(where)).rows.map((row) => JSON.stringify(row)).sort();
    }
    return state;
  });
}

describe("F7: every order of arrival", () => {
  it.each(stories)(
    "GIVEN %s WHEN its messages come in any order THEN the end is the same",
    async (_name, told) => {
      const inOrder = await live(told);
      const seen = new Set<string>();
      const runs = Math.ceil(RUNS / stories.length);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(told, { minLength: told.length }), async (arrival) => {
          const key = arrival.map((t) => t.deliveryId).join();
          if (seen.has(key)) return;
          seen.add(key);
          expect(await live(arrival)).toEqual(inOrder);
        }),
        { seed: SEED, numRuns: runs, interruptAfterTimeLimit: 40_000, endOnFailure: true },
      );
      process.stdout.write(`F7: ${seen.size} different orders of ${told.length} messages (seed ${SEED})\n`);
    },
  );
});
