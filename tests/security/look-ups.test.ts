import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopId } from "../../app/domain/ids";
import { clockAt } from "../../app/platform/clock.server";
import { LookUps } from "../../app/server/look-ups.server";
import { createWorld, type World } from "../support/world";
import { openStorefront, type Storefront } from "./storefront";
import { NUMBER, orderWithParcel } from "./world";

const MINUTE = 60_000;
const TEN = 10 * MINUTE;
const START = "2026-11-21T12:00:00Z";
const limits = { visitor: 20, shop: 2_000, order: 10 };

interface Try {
  shop: number;
  visitor: string;
  order: string;
}

/** What is allowed, told once more as plainly as can be: a window begins with its first try and lasts ten minutes. */
class Plain {
  readonly #windows = new Map<string, { from: number; spent: number }>();

  mayTry({ shop, visitor, order }: Try, now: number): boolean {
    return (
      this.#take(`v ${shop} ${visitor}`, limits.visitor, now) &&
      this.#take(`s ${shop}`, limits.shop, now) &&
      this.#take(`o ${shop} ${order.toLowerCase()}`, limits.order, now)
    );
  }

  #take(key: string, most: number, now: number): boolean {
    const known = this.#windows.get(key);
    const window = known && now < known.from + TEN ? known : { from: now, spent: 0 };
    this.#windows.set(key, window);
    if (window.spent >= most) return false;
    window.spent++;
    return true;
  }
}

const onwards = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 2 * TEN }));
const anywhere = fc.oneof(
  { weight: 4, arbitrary: onwards },
  { weight: 1, arbitrary: fc.integer({ min: -30 * 86_400_000, max: 30 * 86_400_000 }) },
);
const attempt = fc.record({
  shop: fc.integer({ min: 1, max: 2 }),
  visitor: fc.constantFrom("a", "b", "c"),
  order: fc.constantFrom("1001", "1002", "eu-7", "EU-7"),
});

describe("how often may be looked", () => {
  const stepsBy = (ms: fc.Arbitrary<number>) =>
    fc.array(fc.tuple(ms, attempt, fc.integer({ min: 1, max: 25 })), { maxLength: 60 });

  it("GIVEN any tries and a clock that goes on, by leaps too, WHEN counted THEN it is as the plain rule says", () => {
    fc.assert(
      fc.property(stepsBy(onwards), (all) => {
        const [clock, ours, plain] = [clockAt(START), new LookUps(), new Plain()];
        for (const [ms, it, times] of all) {
          clock.advance(ms);
          for (let i = 0; i < times; i++) {
            const may = ours.mayTry({ ...it, shop: shopId(it.shop) }, clock);
            expect(may).toBe(plain.mayTry(it, clock.now().getTime()));
          }
        }
      }),
      { seed: 1631, numRuns: 400 },
    );
  });

  it("GIVEN a clock that is put forward and back WHEN tried THEN nobody tries more than in two windows until it is put back again, nor waits longer than ten minutes", () => {
    fc.assert(
      fc.property(stepsBy(anywhere), attempt, (all, last) => {
        const [clock, lookUps] = [clockAt(START), new LookUps()];
        let since = clock.now().getTime();
        let taken = new Map<string, number>();
        for (const [ms, it, times] of all) {
          clock.advance(ms);
          const now = clock.now().getTime();
          if (ms < 0 || now >= since + TEN) [since, taken] = [now, new Map()];
          const key = `${it.shop} ${it.visitor}`;
          for (let i = 0; i < times; i++)
            if (lookUps.mayTry({ ...it, shop: shopId(it.shop) }, clock))
              taken.set(key, (taken.get(key) ?? 0) + 1);
          expect(taken.get(key) ?? 0).toBeLessThanOrEqual(2 * limits.visitor);
        }
        clock.advance(TEN);
        expect(lookUps.mayTry({ ...last, shop: shopId(last.shop) }, clock)).toBe(true);
      }),
      { seed: 1632, numRuns: 400 },
    );
  });

  it("GIVEN many visitors with an order each WHEN a store was tried two thousand times THEN it is enough, and another store's are not", () => {
    const [clock, lookUps] = [clockAt(START), new LookUps()];
    const from = (shop: number, i: number) =>
      lookUps.mayTry({ shop: shopId(shop), visitor: `visitor ${i}`, order: String(i) }, clock);
    const all = Array.from({ length: 3_000 }, (_, i) => from(1, i));
    expect(all.filter(Boolean)).toHaveLength(limits.shop);
    expect(all.indexOf(false)).toBe(limits.shop);
    expect(from(2, 1)).toBe(true);
    clock.advance(TEN - 1);
    expect(from(1, 4_000)).toBe(false);
    clock.advance(1);
    expect(from(1, 4_001)).toBe(true);
  });

  it("GIVEN a visitor who is refused WHEN they go on THEN neither the store nor the order pays for it", () => {
    const [clock, lookUps] = [clockAt(START), new LookUps()];
    const one = (visitor: string, order: string) =>
      lookUps.mayTry({ shop: shopId(1), visitor, order }, clock);
    for (let i = 0; i < 5_000; i++) one("greedy", String(i));
    expect(one("greedy", "1001")).toBe(false);
    expect(Array.from({ length: 11 }, (_, i) => one(`other ${i}`, "1001")).filter(Boolean)).toHaveLength(
      limits.order,
    );
    expect(one("another", "1002")).toBe(true);
  });
});

describe("the doors that are counted", () => {
  let world: World;
  let store: Storefront;
  beforeAll(async () => {
    world = await createWorld({ start: START });
    store = openStorefront(world);
    await orderWithParcel(world, "1", NUMBER, [{ status: "in_transit", at: "2026-11-21T08:00:00Z" }]);
  });
  afterAll(async () => {
    await store.close();
    await world.close();
  });

  const guess = (order: string, i: number) => ({ do: "find", order, contact: `guess-${i}@example.com` });
  const statuses = async (many: Promise<Response>[]) =>
    (await Promise.all(many)).map((answer) => answer.status);
  const refused = (all: number[]) => all.filter((status) => status === 429).length;

  it("GIVEN one visitor behind forged addresses WHEN guessing at many orders THEN the last address counts, and forging buys nothing", async () => {
    world.clock.advance(TEN);
    const all = await statuses(
      Array.from({ length: 30 }, (_, i) =>
        store.visit(
          {},
          { form: guess(`#${5_000 + i}`, i), forwardedFor: `10.0.0.${i}, 192.168.0.${i},203.0.113.9 ` },
        ),
      ),
    );
    expect(refused(all)).toBe(10);
    expect(
      refused(await statuses([store.visit({}, { form: guess("#1", 1), forwardedFor: "203.0.113.10" })])),
    ).toBe(0);
  });

  it("GIVEN one order, written in many ways, WHEN many visitors guess THEN it is one order", async () => {
    world.clock.advance(TEN);
    const ways = ["#1", "1", "##1", " #1 ", "###1", " 1"];
    const all = await statuses(
      Array.from({ length: 24 }, (_, i) => store.visit({}, { form: guess(ways[i % 6]!, i) })),
    );
    expect(refused(all)).toBe(24 - limits.order);
    // Who knows it waits as well; by a link, which needs no guess, the page is there.
    const right = { do: "find", order: "#1", contact: "shopper-1@example.com" };
    expect((await store.visit({}, { form: right })).status).toBe(429);
    world.clock.advance(TEN);
    const found = await store.visit({}, { form: right });
    expect(found.status).toBe(303);
    const t = new URL(found.headers.get("location")!, "https://lantern.example").searchParams.get("t")!;
    expect((await store.visit({ t })).status).toBe(200);
  });

  it("GIVEN one number, written in many ways, WHEN it is asked for by address or form THEN it is one number", async () => {
    world.clock.advance(TEN);
    const ways = [NUMBER, NUMBER.toLowerCase(), `${NUMBER.slice(0, 4)} ${NUMBER.slice(4)}`, ` ${NUMBER} `];
    const all = await statuses(
      Array.from({ length: 16 }, (_, i) =>
        i % 2
          ? store.visit({ n: ways[i % 4]! })
          : store.visit({}, { form: { do: "parcel", number: ways[i % 4]! } }),
      ),
    );
    expect(refused(all)).toBe(16 - limits.order);
  });

  it("GIVEN an order that is not, or is nobody's, WHEN its neighbour's buyer is named THEN nothing opens", async () => {
    world.clock.advance(TEN);
    await orderWithParcel(world, "2", "1Z999AA10123456785", []);
    await orderWithParcel(world, "3", "1Z999AA10123456786", []);
    await world.access.inShop(world.shop, (tx) =>
      tx.q
        .updateTable("order")
        .set({ person_id: null })
        .where("shop_id", "=", world.shop)
        .where("id", "=", "3")
        .execute(),
    );
    const ask = (order: string, i: number) =>
      store.visit({}, { form: { do: "find", order, contact: `shopper-${i}@example.com` } });
    expect((await ask("#2", 2)).status).toBe(303);
    for (const order of ["#25", "#2 ", "#20", "#3", "#0", "#9"])
      for (const i of [1, 2, 3]) {
        const status = order === "#2 " && i === 2 ? 303 : 200;
        expect((await ask(order, i)).status).toBe(status);
      }
  });

  it("GIVEN a guess at an order that is there and one that is not WHEN both fail, or are refused, THEN the answers are the same", async () => {
    world.clock.advance(TEN);
    const said = async (order: string, i: number) => {
      const answer = await store.visit({}, { form: guess(order, i), forwardedFor: `198.51.100.${i}` });
      return JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()]);
    };
    const pairs = [];
    for (let i = 0; i < 12; i++) pairs.push([await said("#1", i), await said("#4", i)]);
    for (const [there, absent] of pairs) expect(there).toBe(absent);
    expect(new Set(pairs.flat()).size).toBe(2);
  });
});
