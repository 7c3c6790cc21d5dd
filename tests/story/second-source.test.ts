import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok, retry } from "../../app/domain/result";
import { healthOf } from "../../app/modules/tracking/index.server";
import { connect } from "../../app/modules/shops/index.server";
import type { Egress } from "../../app/platform/http/egress.server";
import { carryOut, TryAgain } from "../../app/spine/outbox.server";
import { fulfillmentPayload, orderPayload, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

const MINUTE = 60_000;
const NUMBER = "00340434161094000017";

let world: World;
let answers: object[];
let asked: { at: string; url: string }[];

/** DHL as it is asked; EasyPost, which is told of the parcel and goes silent. */
const outside: Egress = ({ url }) => {
  const answer = (body: object, status = 200) => {
    const text = JSON.stringify(body);
    return Promise.resolve(ok({ status, headers: {}, text, bytes: Buffer.from(text) }));
  };
  if (new URL(url).host === "api.easypost.com") return answer({ id: "trk_1" });
  asked.push({ at: world.clock.now().toISOString(), url });
  const next = answers.length > 1 ? answers.shift() : answers[0];
  return next ? answer(next) : Promise.resolve(retry("outside_unreachable"));
};

const dhl = (events: object[]) => ({ shipments: [{ id: NUMBER, service: "parcel-de", events }] });
const scan = (timestamp: string, statusCode: string, description: string) => ({
  timestamp,
  statusCode,
  description,
});

const ask = async <T>(query: string): Promise<T[]> =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);

/** Lets time pass as the workers would see it: alarms, questions, answers. */
async function pass(minutes: number): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    world.clock.advance(MINUTE);
    await world.rest();
    const open = await ask<{ id: string; attempts: number }>(
      "select id, attempts from outbox where state in ('waiting', 'queued') and kind like 'tracking.%'",
    );
    for (const { id, attempts } of open) {
      await carryOut(world.spine, outside, { shopId: world.shop, id }, attempts).catch((error: unknown) => {
        if (!(error instanceof TryAgain)) throw error;
      });
    }
    await world.rest();
  }
}

beforeAll(async () => {
  world = await createWorld({ start: "2026-11-18T08:00:00Z" });
  answers = [];
  asked = [];
  await world.spine.act(world.shop, "test", async (unit) => {
    const easypost = { apiKey: "k", webhookSecret: "s", contactEmail: "a@example.com" };
    await connect(unit, "carriers", "easypost", easypost);
    await connect(unit, "carriers", "dhl", { apiKey: "d" });
    return ok(null);
  });
  await world.deliver("shopify", "orders/create", orderPayload({ id: "1", at: "2026-11-18T07:00:00Z" }));
  const left = fulfillmentPayload({ id: "7", orderId: "1", at: "2026-11-18T08:00:00Z", number: NUMBER });
  await world.deliver("shopify", "fulfillments/create", { ...left, tracking_company: "DHL" });
  await world.rest();
});
afterAll(() => world.close());

describe("two sources of one parcel", () => {
  it("GIVEN a first source that speaks WHEN it has spoken THEN the second is not asked meanwhile", async () => {
    answers = [dhl([])];
    await pass(5);
    await world.deliver(
      "carrier.easypost",
      "update",
      trackerPayload(NUMBER, [{ status: "in_transit", at: "2026-11-18T08:04:00Z" }]),
    );
    await pass(200);
    expect(asked).toEqual([]);
    expect(await ask("select milestone from shipment")).toEqual([{ milestone: "in_transit" }]);
  });

  it("GIVEN the first falls silent WHEN its turn has passed THEN the second is asked within fifteen minutes and carries on", async () => {
    answers = [
      dhl([
        scan("2026-11-18T08:04:00Z", "transit", "The shipment has been processed in the parcel center."),
        scan("2026-11-18T11:30:00Z", "transit", "The shipment has been loaded and is out for delivery."),
      ]),
    ];
    await pass(60);
    expect(asked).toHaveLength(1);
    // Heard at 08:05; a parcel on its way is asked about every four hours; the second source follows ten minutes later, and is looked for every five.
    const late = Date.parse(asked[0]!.at) - Date.parse("2026-11-18T12:05:00Z");
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThanOrEqual(15 * MINUTE);
    expect(await ask("select milestone, carrier from shipment")).toEqual([
      { milestone: "out_for_delivery", carrier: "dhl" },
    ]);
    const sources = await ask("select source, count(*)::int as n from scan group by 1 order by 1");
    expect(sources).toEqual([
      { source: "carrier.dhl", n: 2 },
      { source: "carrier.easypost", n: 1 },
    ]);
  });

  it("GIVEN an answer that says what the last one said WHEN it comes THEN it is not read again, and the next question keeps its pace", async () => {
    const read = async () => (await ask("select 1 from inbox where topic = 'asked'")).length;
    expect(await read()).toBe(1);
    await pass(100);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(await read()).toBe(1);
  });

  it("GIVEN a receipt of a question WHEN looked at THEN what the carrier said is not in it", async () => {
    const receipts = await ask<{ receipt: object }>("select receipt from outbox where kind = 'tracking.ask'");
    expect(receipts.length).toBeGreaterThan(0);
    for (const { receipt } of receipts) expect(Object.keys(receipt)).toEqual(["bytes"]);
  });

  it("GIVEN the second is away WHEN it is given up THEN that is known, and the others are asked at once", async () => {
    answers = [];
    await pass(60);
    const health = (await world.spine.read(world.shop, healthOf)).find((h) => h.source === "dhl");
    expect(health?.failures).toBeGreaterThan(0);
    expect(health?.lastError).toBe("outside_unreachable");
    expect(await ask("select 1 from parcel_source where source = 'dhl' and failures > 0")).toHaveLength(1);
  });

  it("GIVEN one says delivered and the other tells of it a day later WHEN both are heard THEN both are kept and the disagreement is told once", async () => {
    const hear = (status: string, at: string) =>
      world.deliver("carrier.easypost", "update", trackerPayload(NUMBER, [{ status, at }]));
    await hear("delivered", "2026-11-18T15:00:00Z");
    answers = [dhl([scan("2026-11-19T16:00:00Z", "transit", "The shipment is at the depot.")])];
    world.clock.advance(26 * 60 * MINUTE);
    await world.rest();
    await world.deliver("carrier.dhl", "update", answers[0]);
    await world.rest();
    const [parcel] = await ask<{ milestone: string; disagreement: string }>(
      "select milestone, disagreement from shipment",
    );
    expect(parcel).toEqual({
      milestone: "delivered",
      disagreement: "delivered carrier.easypost, in_transit carrier.dhl",
    });
    expect(await ask("select 1 from event where type = 'shipments.sources_disagree'")).toHaveLength(1);
  });
});
