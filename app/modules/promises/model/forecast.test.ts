import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pack, unpack } from "./codec";
import { forecast, stageOf } from "./forecast";
import { Learner } from "./learner";
import { runNow } from "./lookback";
import { DAY, dayBy, dayOf, type Question, riskAfter, weekdayOf } from "./parcel";
import { Sieve } from "./sieve";
import { FIRST, knownAt, never, nowhere, world } from "./testing/world";

const today = FIRST + 90;
const past = knownAt(world({ parcels: 1_200, days: 90, seed: 31 }), today * DAY);
const sieve = new Sieve();
for (const parcel of past) sieve.add(parcel);
const pool = { parcels: [...sieve.parcels()], ordersOn: sieve.ordersOn };
const learner = new Learner(never);
const model = runNow(learner.learn(today, pool));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** Whatever a storefront may ask, sensible or not. */
const facts = fc.record({
  originCountry: fc.constantFrom("US", null),
  originRegion: fc.constantFrom("NY", "CA", null),
  originPostal: fc.constantFrom("10001", "", "SW1A 1AA", null),
  destinationCountry: fc.constantFrom("US", "ZZ", null),
  destinationRegion: fc.constantFrom("NY", "CA", "TX", "FL", "??", null),
  destinationPostal: fc.constantFrom("20001", "2", "", "ÅÄÖ", null),
  distanceKm: maybe(fc.double({ min: 0, max: 20_000, noNaN: true })),
  carrier: fc.constantFrom("ups", null),
  service: fc.constantFrom("express", null),
  location: fc.constant(null),
  items: maybe(fc.nat(1e4)),
  weightG: maybe(fc.nat(1e6)),
  volumeCm3: maybe(fc.nat(1e8)),
  priceMinor: maybe(fc.nat(4e9)),
  freightMinor: maybe(fc.nat(4e9)),
  category: fc.constantFrom("c1", "none", null),
});
const minutes = (days: number) => fc.integer({ min: 0, max: days * DAY });
const questions: fc.Arbitrary<Question> = fc
  .tuple(facts, minutes(20), maybe(minutes(10)), minutes(90))
  .map(([f, ordered, handed, waited]) => {
    const orderedAt = today * DAY + ordered;
    const handedOverAt = handed === null ? null : orderedAt + handed;
    return { ...f, orderedAt, handedOverAt, at: Math.max(orderedAt, handedOverAt ?? 0) + waited };
  });
const ask = (question: Question) => forecast(model, question, never)!;
const ordinary: Question = {
  ...nowhere,
  originRegion: "NY",
  destinationRegion: "TX",
  distanceKm: 700,
  orderedAt: today * DAY + 600,
  handedOverAt: null,
  at: today * DAY + 600,
};

describe("a forecast", () => {
  test("never falls, stays within 0 and 1, and names no day before it is asked", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { from, by } = ask(question);
        expect(from).toBe(dayOf(question.at));
        expect(by.length).toBeGreaterThanOrEqual(30);
        expect(by.find((share) => !(share >= 0 && share <= 1))).toBeUndefined();
        expect(by.findIndex((share, i) => share < (by[i - 1] ?? 0) - 1e-12)).toBe(-1);
        for (const level of [0.1, 0.5, 0.9])
          expect(dayBy({ from, by, basis: ask(question).basis }, level) ?? from).toBeGreaterThanOrEqual(from);
      }),
      { numRuns: 150 },
    );
  });

  test("the longer a parcel has been waited for, the later its date: never before the moment of asking", () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 0, max: 60 }), (question, more) => {
        const later = { ...question, at: question.at + more * DAY };
        const day = dayBy(ask(later), 0.9);
        if (day !== null) expect(day).toBeGreaterThanOrEqual(dayOf(later.at));
        // What is known to be open now had every chance that it had before: nothing makes up for days that went by.
        expect(riskAfter(ask(later), dayOf(later.at) - 1)).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  test("a parcel handed over is asked of the way alone, and is nearer", () => {
    const handed = { ...ordinary, at: ordinary.at + DAY, handedOverAt: ordinary.at + DAY };
    expect(stageOf(handed)).toBe("transit");
    const spread = (question: Question) => dayBy(ask(question), 0.95)! - dayBy(ask(question), 0.1)!;
    expect(spread(handed)).toBeLessThanOrEqual(spread(ordinary));
    // A hand-over that lies ahead is not known yet.
    const ahead = { ...ordinary, handedOverAt: ordinary.at + DAY };
    expect(ask(ahead).by).toEqual(ask(ordinary).by);
  });

  test("says little of Sundays, more of distance", () => {
    const { from, by } = ask(ordinary);
    const chance = (i: number) => by[i]! - (by[i - 1] ?? 0);
    for (let i = 2; i < 12; i++)
      if (weekdayOf(from + i) === 0)
        expect(chance(i)).toBeLessThan(0.5 * Math.max(chance(i - 1), chance(i + 1)));
    const near = ask({ ...ordinary, destinationRegion: "NY", distanceKm: 60 });
    expect(dayBy(near, 0.5)!).toBeLessThan(dayBy(ask(ordinary), 0.5)!);
  });

  test("is calibrated on parcels that were never seen", () => {
    const fresh = world({ parcels: 400, days: 20, seed: 99 }).filter((p) => p.deliveredAt !== null);
    const kept = (level: number) =>
      fresh.filter((p) => {
        const shift = (today - FIRST) * DAY;
        const orderedAt = p.orderedAt + shift - (shift % (7 * DAY));
        const day = dayBy(ask({ ...p, orderedAt, handedOverAt: null, at: orderedAt }), level);
        return p.deliveredAt! - p.orderedAt + orderedAt < (day! + 1) * DAY;
      }).length / fresh.length;
    expect(kept(0.9)).toBeGreaterThan(0.87);
    expect(kept(0.9)).toBeLessThan(0.985);
    expect(kept(0.5)).toBeGreaterThan(0.45);
    expect(kept(0.5)).toBeLessThan(0.72);
  });

  test("of nothing learnt nothing is said", () => {
    const none = runNow(new Learner(never).learn(today, { parcels: past.slice(0, 50), ordersOn: () => 0 }));
    expect(none.stages).toEqual({});
    expect(forecast(none, ordinary, never)).toBeNull();
  });
});

describe("what is kept of a night", () => {
  const learnt = {
    model,
    watching: learner.state(),
    regions: new Map([["US-100", "NY"]]),
    usualService: null,
  };

  test("comes back to the same forecasts, bit for bit", () => {
    const again = unpack(pack(learnt))!;
    fc.assert(
      fc.property(questions, (question) => {
        expect(forecast(again.model, question, never)).toEqual(ask(question));
      }),
      { numRuns: 40 },
    );
    expect(again.regions).toEqual(learnt.regions);
    expect(again.watching).toEqual(learnt.watching);
  });

  test("written by another form of the code it is not read", async () => {
    const { gunzipSync, gzipSync } = await import("node:zlib");
    const bytes = gunzipSync(pack(learnt));
    bytes[0] = 99;
    expect(unpack(gzipSync(bytes))).toBeNull();
  });
});
