import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { createWorld, type World } from "../support/world";
import { lifeOf, location, pictureOf, randomFrom, shuffled, tell, type Told } from "./story";
import { orderPayload } from "../support/payloads";

let world: World;
afterEach(() => world.close());

const SEED = 6_006;
const ask = <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  withClient(world.url, async (client) => (await client.query<T>(query, values)).rows);

describe("F6: a storm of duplicates", () => {
  it("GIVEN 400 messages of which half are told again, and one ten times at once WHEN stored THEN one row, one work, one effect each", async () => {
    world = await createWorld({ start: "2026-11-20T12:00:00Z" });
    const random = randomFrom(SEED);
    const unique = Array.from({ length: 100 }, (_, i) => lifeOf(3 * (i + 1))).flat();
    const storm = shuffled(
      [...unique, ...unique.filter(() => random() < 1 / 2), ...Array<Told>(10).fill(unique[0]!)],
      random,
    );
    await tell(world, [location]);
    await world.rest();
    await Promise.all(storm.map((one) => tell(world, [one])));
    expect(await ask("select count(*)::int as n from inbox where delivery_id <> 'location'")).toEqual([
      { n: unique.length },
    ]);
    expect(await ask("select count(*)::int as n from inbox_work")).toEqual([{ n: unique.length }]);

    await restFully(world);
    // The same again, while nothing is new.
    const before = await pictureOf(world.url);
    await Promise.all(storm.map((one) => tell(world, [one])));
    await restFully(world);
    expect(await pictureOf(world.url)).toEqual(before);
    expect(
      await ask(
        "select kind, count(*)::int as n from outbox where kind not like 'onboarding.%' group by kind order by kind",
      ),
    ).toEqual([
      { kind: "messages.send", n: 100 },
      { kind: "promises.freeze", n: 100 },
    ]);
    expect(await ask("select count(*)::int as n from claim")).toEqual([{ n: 100 }]);
    // An older scan that comes after a newer one has nothing to add.
    const states = await ask<{ state: string; n: number }>(
      "select state, count(*)::int as n from inbox group by state",
    );
    expect(states.map((s) => s.state).sort()).toEqual(["done", "ignored"]);
    expect(states.reduce((sum, s) => sum + s.n, 0)).toBe(unique.length + 1);
    expect(world.problems).toEqual([]);
  });

  it("GIVEN ten copies of one delivery in one batch WHEN stored THEN all are acknowledged and one is kept", async () => {
    world = await createWorld();
    await Promise.all(Array.from({ length: 10 }, () => tell(world, [location])));
    expect(await ask("select count(*)::int as n from inbox")).toEqual([{ n: 1 }]);
  });
});

/** Messages that wait for another are tried again a little later: everything is due now, until nothing is left. */
async function restFully(w: World): Promise<void> {
  for (let round = 0; round < 100; round++) {
    await w.rest();
    const [left] = await ask<{ n: number }>(
      "select (select count(*) from inbox_work)::int + (select count(*) from due)::int as n",
    );
    if (left?.n === 0) return;
    await ask("update inbox_work set run_at = now()");
    await ask("update due set run_at = now() where state = 'due'");
  }
  throw new Error("the world does not come to rest");
}

/** Bodies that are signed like any other and cannot be understood. */
const poison: [name: string, raw: Buffer, reason: string][] = [
  ["no JSON", Buffer.from("{"), "not_json"],
  ["nothing", Buffer.alloc(0), "not_json"],
  ["a number with a tail", Buffer.from("1 2"), "not_json"],
  ["a trailing comma", Buffer.from('{"id":1,}'), "not_json"],
  ["nested 100 000 deep", Buffer.from("[".repeat(100_000) + "]".repeat(100_000)), "nested_too_deep"],
  [
    "objects nested 20 000 deep",
    Buffer.from('{"a":'.repeat(20_000) + "1" + "}".repeat(20_000)),
    "nested_too_deep",
  ],
  ["NUL, escaped", Buffer.from('{"name":"a\\u0000b"}'), "holds_nul"],
  ["NUL, raw", Buffer.from('{"name":"a\0b"}'), "not_json"],
  ["a lone surrogate, raw", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), "not_utf8"],
  ["UTF-16", Buffer.from('{"id":1}', "utf16le"), "not_json"],
  ["invalid UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), "not_utf8"],
  ["overlong UTF-8", Buffer.from([0x22, 0xc0, 0xaf, 0x22]), "not_utf8"],
  ["another shape", Buffer.from('{"id":{"$ne":1}}'), "shape_unknown"],
  ["an array", Buffer.from("[]"), "shape_unknown"],
  ["null", Buffer.from("null"), "shape_unknown"],
  ["1.9 MB of text", Buffer.from(JSON.stringify({ note: "x".repeat(1_900_000) })), "shape_unknown"],
  [
    "a lone surrogate, escaped",
    Buffer.from(
      JSON.stringify({ ...orderPayload({ id: "74", at: "2026-11-16T10:00:00Z" }) }).replace(
        '"#74"',
        '"\\ud800"',
      ),
    ),
    "",
  ],
];

/** Amounts that no currency has: of the right shape, and of no meaning. */
const amounts: [name: string, raw: Buffer][] = [
  [
    "a currency that is none",
    Buffer.from(
      JSON.stringify({ ...orderPayload({ id: "71", at: "2026-11-16T10:00:00Z" }), currency: "1$x" }),
    ),
  ],
  [
    "a price that is none",
    Buffer.from(
      JSON.stringify({ ...orderPayload({ id: "72", at: "2026-11-16T10:00:00Z" }), total_price: "a lot" }),
    ),
  ],
  [
    "a price finer than cents",
    Buffer.from(
      JSON.stringify({ ...orderPayload({ id: "73", at: "2026-11-16T10:00:00Z" }), total_price: "1.005" }),
    ),
  ],
];

describe("F8: poison", () => {
  it.each(amounts)(
    "GIVEN an order with %s WHEN worked THEN it is set aside at once, not tried for hours",
    async (_name, raw) => {
      world = await createWorld({ start: "2026-11-21T12:00:00Z" });
      await world.deliver("shopify", "orders/create", raw, { deliveryId: "poison" });
      await world.rest();
      expect(await ask("select state, reason from inbox")).toEqual([
        { state: "quarantined", reason: "shape_unknown" },
      ]);
    },
  );

  it("GIVEN poison of every sort between good messages WHEN worked THEN each is set aside by name, and its neighbours are done", async () => {
    world = await createWorld({ start: "2026-11-21T12:00:00Z" });
    const good = poison.map((_, i) => lifeOf(3 * (i + 1)).slice(0, 1)).flat();
    await Promise.all(
      poison.flatMap(([name, raw], i) => [
        world.deliver("shopify", "orders/create", raw, { deliveryId: `poison ${name}` }),
        tell(world, [good[i]!]),
      ]),
    );
    await world.rest();
    const kept = await ask<{
      delivery_id: string;
      state: string;
      reason: string | null;
      body: Buffer | null;
      detail: string | null;
    }>("select delivery_id, state, reason, body, detail from inbox");
    const found = poison.map(([name]) => kept.find((k) => k.delivery_id === `poison ${name}`)!);
    expect(found.map((k) => `${k.delivery_id}: ${k.state} ${k.reason ?? ""}`)).toEqual(
      poison.map(([name, , reason]) => `poison ${name}: ${reason ? "quarantined" : "done"} ${reason}`),
    );
    // Kept whole, to be read again once its reader is mended; and told of without quoting it.
    expect(found.every((k) => k.body !== null && (k.detail ?? "").length <= 400)).toBe(true);
    expect(kept.filter((k) => good.some((g) => g.deliveryId === k.delivery_id)).map((k) => k.state)).toEqual(
      good.map(() => "done"),
    );
    expect(await ask("select * from inbox_work")).toEqual([]);
  });

  it("GIVEN a number past 2^53 WHEN read THEN it is the number that was sent", async () => {
    world = await createWorld({ start: "2026-11-21T12:00:00Z" });
    const id = "9007199254740993";
    const body = JSON.stringify({
      ...orderPayload({ id: "75", at: "2026-11-16T10:00:00Z" }),
      admin_graphql_api_id: null,
    });
    await world.deliver("shopify", "orders/create", Buffer.from(body.replace('"id":75,', `"id":${id},`)), {
      deliveryId: "large",
    });
    await world.rest();
    expect(await ask(`select id from "order"`)).toEqual([{ id }]);
  });
});

describe("F9: one row that the database will not take", () => {
  it("GIVEN a full batch with two unstorable rows WHEN stored THEN those two are set aside, and all are acknowledged", async () => {
    world = await createWorld({ start: "2026-11-21T12:00:00Z" });
    const good = Array.from({ length: 62 }, (_, i) => lifeOf(3 * (i + 1))[0]!);
    const spoilt = [
      world.deliver("shopify", "orders/create", { a: 1 }, { deliveryId: "with\0nul" }),
      world.deliver(
        "shopify",
        "orders/create",
        { a: 2 },
        { deliveryId: "no-time", triggeredAt: new Date(NaN) },
      ),
    ];
    await Promise.all([...spoilt, ...good.map((g) => tell(world, [g]))]);
    const named = (id: string) => `unstorable-${createHash("sha256").update(id).digest("hex").slice(0, 32)}`;
    const aside = await ask<{ delivery_id: string; state: string; reason: string }>(
      "select delivery_id, state, reason from inbox where state = 'quarantined' order by detail",
    );
    expect(aside.map((r) => r.delivery_id).sort()).toEqual([named("with\0nul"), named("no-time")].sort());
    expect(new Set(aside.map((r) => r.reason))).toEqual(new Set(["cannot_be_stored"]));
    expect(await ask("select count(*)::int as n from inbox_work")).toEqual([{ n: good.length }]);
    expect(world.ingest.waitingBytes).toBe(0);
    await world.rest();
    expect(await ask(`select count(*)::int as n from "order"`)).toEqual([{ n: good.length }]);
  });

  it("GIVEN a row that spoils everything WHEN it comes again and again THEN it is kept once", async () => {
    world = await createWorld();
    for (let i = 0; i < 5; i++)
      await world.deliver("shopify", "orders/create", {}, { deliveryId: "with\0nul" });
    expect(await ask("select count(*)::int as n from inbox")).toEqual([{ n: 1 }]);
  });
});
