import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rebuildProjections } from "../../app/spine/replay.server";
import { fulfillmentPayload, locationPayload, orderPayload, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-20T12:00:00Z" });
});
afterAll(() => world.close());

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

const NUMBER = "1Z999AA10123456784";
const rows = <T>(query: string) =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);

describe("one lost parcel moves every capability", () => {
  it("GIVEN an order on its way WHEN its carrier says lost THEN everything follows from that one message", async () => {
    await world.deliver("shopify", "locations/create", locationPayload);
    await world.deliver("shopify", "orders/create", orderPayload({ id: "1001", at: "2026-11-16T10:00:00Z" }));
    await world.deliver(
      "shopify",
      "fulfillments/create",
      fulfillmentPayload({ id: "2001", orderId: "1001", at: "2026-11-17T10:00:00Z", number: NUMBER }),
    );
    await world.deliver(
      "carrier.easypost",
      "tracker.updated",
      trackerPayload(NUMBER, [
        { status: "in_transit", detail: "departed_facility", at: "2026-11-18T08:00:00Z" },
      ]),
    );
    await world.rest();
    world.clock.set("2026-11-21T12:00:00Z");
    await world.deliver(
      "carrier.easypost",
      "tracker.updated",
      trackerPayload(NUMBER, [
        { status: "in_transit", detail: "departed_facility", at: "2026-11-18T08:00:00Z" },
        { status: "failure", detail: "lost", at: "2026-11-21T08:00:00Z" },
      ]),
      { deliveryId: "the-loss" },
    );
    await world.rest();
    expect(world.problems).toEqual([]);

    const [inbox] = await rows<{ story_id: string; state: string }>(
      "select story_id, state from inbox where delivery_id = 'the-loss'",
    );
    expect(inbox?.state).toBe("done");
    const story = await rows<{ type: string }>(
      `select distinct type from event where story_id = '${inbox?.story_id}' order by type`,
    );
    expect(story.map((e) => e.type)).toEqual([
      "claims.opened",
      "exceptions.case_opened",
      "exceptions.ticket_opened",
      "insights.lane_rerated",
      "messages.decided",
      "messages.queued",
      "orders.outlook_changed",
      "promises.put_at_risk",
      "promises.revised",
      "protection.lane_flagged",
      "protection.remedy_offered",
      "shipments.exception_opened",
      "shipments.scan_recorded",
    ]);
    const stuck = await rows("select * from due");
    expect(stuck).toEqual([]);
    const outlook = await rows<{ headline: string; next_step: string; latest: string }>(
      "select headline, next_step, latest from outlook where exception_id <> ''",
    );
    expect(outlook).toMatchObject([{ headline: "lost", next_step: "remedy_offered" }]);
    const letters = await rows<{ kind: string }>(
      "select kind from outbox where kind not like 'onboarding.%' order by kind",
    );
    expect(letters.map((l) => l.kind)).toEqual(["messages.send", "promises.freeze"]);
    const claims = await rows<{ deadline: string; state: string; carrier: string }>(
      "select deadline, state, carrier from claim",
    );
    expect(claims).toEqual([{ deadline: "2027-01-17", state: "prepared", carrier: "ups" }]);
  });

  it("AND the next parcel on that lane is covered because of it, however little it is worth", async () => {
    await world.deliver(
      "shopify",
      "orders/create",
      orderPayload({ id: "1002", at: "2026-11-21T10:00:00Z", price: "9.00" }),
    );
    await world.deliver(
      "shopify",
      "fulfillments/create",
      fulfillmentPayload({
        id: "2002",
        orderId: "1002",
        at: "2026-11-21T11:00:00Z",
        number: "1Z999AA10123456785",
      }),
    );
    await world.rest();
    const cover = await rows<{ covered: boolean; reasons: string[] }>(
      "select covered, reasons from cover where order_id = '1002'",
    );
    expect(cover).toEqual([{ covered: true, reasons: ["lane_flagged"] }]);
  });

  it("AND telling everything again a hundred times, shuffled, changes nothing", async () => {
    const picture = () =>
      rows(
        "select (select count(*) from event) as events, (select count(*) from outbox) as wanted, (select md5(string_agg(t::text, '' order by t::text)) from shipment t) as shipments, (select md5(string_agg(t::text, '' order by t::text)) from outlook t) as outlooks",
      );
    const before = await picture();
    const told = await rows<{ source: string; delivery_id: string }>("select source, delivery_id from inbox");
    const again = fc
      .sample(fc.shuffledSubarray(told, { minLength: told.length }), { seed: 1_001, numRuns: 100 })
      .flat();
    for (const batch of chunks(again, told.length)) {
      // A redelivery under its own id ends at the door; read again, it has to end in the same state.
      await world.access.inShop(world.shop, async (tx) => {
        for (const { source, delivery_id } of batch) {
          await sql`insert into inbox_work (shop_id, source, delivery_id) values (${world.shop}, ${source}, ${delivery_id})
                    on conflict do nothing`.execute(tx.q);
        }
      });
      await world.rest();
    }
    expect(again).toHaveLength(told.length * 100);
    expect(await picture()).toEqual(before);
  });

  it("AND its projections, dropped and folded from the stream again, are the same to the byte", async () => {
    const rebuilt = await rebuildProjections(world.spine, world.shop);
    expect(rebuilt.tables).toEqual(["daily_figure", "lane_record", "promise_kept"]);
    expect(rebuilt.events).toBeGreaterThan(3);
    expect(rebuilt.after).toBe(rebuilt.before);
  });
});
