import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { listWords, readAgain, sayMeaning } from "../../app/modules/tracking/index.server";
import { attention } from "../../app/spine/attention.server";
import { fulfillmentPayload, orderPayload, type ScanFacts, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

const SOURCE = "carrier.easypost";
const NUMBER = "1Z999AA10123456784";

let world: World;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-19T10:00:00Z" });
  await world.deliver("shopify", "orders/create", orderPayload({ id: "1", at: "2026-11-17T08:00:00Z" }));
  const left = fulfillmentPayload({ id: "7", orderId: "1", at: "2026-11-17T09:00:00Z", number: NUMBER });
  await world.deliver("shopify", "fulfillments/create", left);
  await world.rest();
});
afterAll(() => world.close());

const ask = async <T>(query: string): Promise<T[]> =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);
const hear = async (scans: ScanFacts[]) => {
  await world.deliver(SOURCE, "update", trackerPayload(NUMBER, scans));
  await world.rest();
};
const parcel = async () =>
  (
    await ask<{ milestone: string; exception: string; scans: number }>(
      "select milestone, exception, (select count(*)::int from scan) as scans from shipment",
    )
  )[0];
const waiting = () => world.spine.read(world.shop, (unit) => attention(unit, 100));
const letters = () => ask("select id from outbox where kind like 'messages.%'");

describe("a word that no table has", () => {
  const drifting: ScanFacts[] = [
    { status: "in_transit", detail: "departed_facility", at: "2026-11-18T08:00:00Z" },
    { status: "in_transit", detail: "beamed_up", at: "2026-11-19T08:00:00Z" },
  ];

  it("GIVEN a source that begins to use a new word WHEN its first message comes THEN what is known is kept, the rest waits and is told", async () => {
    const before = (await letters()).length;
    await hear(drifting);
    expect(await parcel()).toEqual({ milestone: "in_transit", exception: "", scans: 1 });
    const { messages } = await waiting();
    expect(messages).toMatchObject([
      { source: SOURCE, reason: "word_unknown", detail: "in_transit/beamed_up/" },
    ]);
    const words = await world.spine.read(world.shop, (unit) => listWords(unit, 10));
    expect(words).toMatchObject([
      { source: SOURCE, code: "in_transit/beamed_up/", state: "unknown", times: 1 },
    ]);
    expect(await ask("select type from event where type = 'tracking.word_unknown'")).toHaveLength(1);
    // The known scan may have been told of; the unknown one has not.
    expect((await letters()).length - before).toBeLessThanOrEqual(1);
  });

  it("GIVEN forty-nine more of them WHEN they come THEN each waits, and it is told once", async () => {
    for (let i = 1; i < 50; i++) {
      const at = new Date(Date.parse("2026-11-19T08:00:00Z") + i * 60_000).toISOString();
      await world.deliver(SOURCE, "update", trackerPayload(NUMBER, [{ status: "warped", at }]));
    }
    await world.rest();
    expect((await waiting()).messages).toHaveLength(50);
    expect(await ask("select type from event where type = 'tracking.word_unknown'")).toHaveLength(2);
    expect(await parcel()).toMatchObject({ milestone: "in_transit", scans: 1 });
  });

  it("GIVEN the store says what the words mean WHEN what waits is read again THEN the parcel heals and nothing waits", async () => {
    const said = await world.spine.act(world.shop, "test", async (unit) => {
      await sayMeaning(unit, {
        source: SOURCE,
        code: "in_transit/beamed_up/",
        milestone: "out_for_delivery",
        exception: null,
      });
      await sayMeaning(unit, { source: SOURCE, code: "warped//", milestone: null, exception: "delayed" });
      return ok(await readAgain(unit, SOURCE));
    });
    expect(said).toMatchObject({ ok: true });
    await world.rest();
    expect((await waiting()).messages).toEqual([]);
    expect(await parcel()).toMatchObject({ milestone: "out_for_delivery", exception: "delayed", scans: 51 });
  });

  it("GIVEN a word that was never used WHEN a meaning is said THEN it is refused", async () => {
    const word = { source: SOURCE, code: "constructor", milestone: null, exception: null };
    const said = await world.spine.act(world.shop, "test", (unit) => sayMeaning(unit, word));
    expect(said).toMatchObject({ ok: false, failure: { code: "word_never_seen" } });
  });

  it("GIVEN another shape WHEN it comes THEN the whole message waits and nothing of it is kept", async () => {
    await world.deliver(SOURCE, "update", { description: "tracker.updated", result: { code: NUMBER } });
    await world.rest();
    expect((await waiting()).messages).toMatchObject([{ reason: "shape_unknown" }]);
    expect(await parcel()).toMatchObject({ scans: 51 });
  });
});
