import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedAt, lookBack, questionOf } from "./lookback";
import { DAY, dayBy, dayOf, type Parcel, type WallDay } from "./parcel";
import type { Told } from "./rolling";
import { Sieve } from "./sieve";
import { chance, FIRST, knownAt, never, shuffled, world } from "./testing/world";

const START = FIRST + 70;
const all = world({ parcels: 800, days: 80, seed: 41, slow: { from: START, times: 2 } });
const past = all.filter((p) => p.orderedAt < START * DAY);
/** Asked as they were placed, or as they were handed over. */
const asPlaced = all.filter((p) => p.orderedAt >= START * DAY).map((p) => ({ ...p, handedOverAt: null }));
const asHanded = all.filter((p) => p.orderedAt >= START * DAY);
const deliveredOnly = knownAt(past, START * DAY).filter((p) => p.deliveredAt !== null);

function run(history: readonly Parcel[], orders: readonly Parcel[], rolling = true): Told[] {
  const sieve = new Sieve();
  for (const parcel of history) sieve.add(parcel);
  const asked = orders.toSorted((a, b) => askedAt(a) - askedAt(b));
  return [...lookBack(sieve, asked, { target: 0.9, rolling }, never)];
}

/** What was said of each order, every bit of it. */
const sayings = (told: Told[], until = Infinity): Map<string, string> =>
  new Map(
    told
      .filter((t) => dayOf(t.question.at) < until)
      .map(({ parcel, question, forecast: { by, from, basis } }) => {
        const bits = createHash("sha256").update(new Uint8Array(by.buffer)).digest("hex").slice(0, 16);
        return [parcel.id, `${from} ${bits} ${JSON.stringify([basis, question])}`];
      }),
  );

/**
 * Another world that had been the same until the morning of `day`: whatever happened on that day or later happened otherwise or not at
 * all, and orders placed later came otherwise or not at all.
 */
function otherwise(parcels: readonly Parcel[], day: WallDay, seed: number, bare: boolean): Parcel[] {
  const draw = chance(seed);
  const [morning, night] = [day * DAY, (day + 1) * DAY];
  return parcels.flatMap((p, i) => {
    const moved = (at: number | null, from: number) =>
      at !== null && at < morning
        ? at
        : bare || draw() < 0.4
          ? null
          : Math.floor(Math.max(morning, from) + draw() * 30 * DAY);
    // The moment of asking stays on its side of the morning: it is what the file asks, not what it tells.
    const handedOverAt =
      p.handedOverAt === null || p.handedOverAt < night
        ? p.handedOverAt
        : Math.floor(p.handedOverAt + draw() * 5 * DAY);
    const deliveredAt = moved(p.deliveredAt, handedOverAt ?? p.orderedAt);
    const endedAt =
      deliveredAt === null && draw() < 0.3 && !bare
        ? Math.floor(Math.max(p.orderedAt, morning) + draw() * DAY)
        : null;
    const changed = { ...p, handedOverAt, deliveredAt, endedAt };
    if (p.orderedAt < night || i === 0) return [changed];
    const weightG = Math.floor(draw() * 5_000);
    return draw() < 0.5
      ? []
      : [{ ...changed, weightG, destinationRegion: draw() < 0.5 ? "CA" : p.destinationRegion }];
  });
}

describe.each([
  ["asked as they were placed", asPlaced, past],
  ["asked as they were handed over", asHanded, past],
  ["after a history of delivered parcels only", asPlaced, deliveredOnly],
])("no forecast reads anything later than its own moment: %s", (_, orders, history) => {
  const told = run(history, orders);
  const days = [...new Set(told.map((t) => dayOf(t.question.at)))].slice(0, 9);

  test("there is something to be told", () => {
    expect(told).toHaveLength(orders.length);
    expect(told.every(({ forecast }) => forecast.by.length > 0)).toBe(true);
  });

  test("worlds that differ only later give the same forecasts, bit for bit", () => {
    fc.assert(
      fc.property(fc.constantFrom(...days), fc.integer(), fc.boolean(), (day, seed, bare) => {
        const orders2 = otherwise(orders, day, seed, bare);
        const also = sayings(run(otherwise(history, day, seed + 1, bare), orders2), day + 1);
        expect(also.size).toBeGreaterThan(0);
        expect(also).toEqual(sayings(told, day + 1));
      }),
      { numRuns: 3, examples: [0, 1].map((nth) => [days[nth]!, 1, true]) },
    );
  });
});

describe("what could tell too much", () => {
  test("which orders of a full week are looked at does not depend on the rest of the week", () => {
    // Weeks of the sieve begin on Thursdays.
    const thursday = 7 * Math.ceil(START / 7);
    const crowd = world({ parcels: 3_000, days: 7, seed: 43 })
      .map((p) => ({ ...p, id: `crowd-${p.id}`, handedOverAt: null }))
      .map((p) => {
        const shift = (thursday - FIRST) * DAY;
        return {
          ...p,
          orderedAt: p.orderedAt + shift,
          deliveredAt: p.deliveredAt === null ? null : p.deliveredAt + shift,
        };
      });
    const day = thursday + 4;
    // Enough to fill the week before that day, and few that are asked.
    const early = crowd.filter((p) => p.orderedAt < day * DAY);
    const asked = crowd.filter((p) => dayOf(p.orderedAt) === day).slice(0, 3);
    const late = crowd.filter((p) => p.orderedAt >= (day + 1) * DAY);
    const until = (more: Parcel[]) => sayings(run(past.slice(-200), [...early, ...asked, ...more]), day + 1);
    expect(early.length).toBeGreaterThan(1_400);
    expect(until(late)).toEqual(until([]));
  });

  test("whether anything will ever be known of the orders is not known before the first of them came", () => {
    const noon = (START + 3) * DAY;
    const early = asPlaced.filter((p) => p.orderedAt < noon);
    const later = early.map((p) => ({ ...p, deliveredAt: Math.max(noon, p.deliveredAt ?? noon) }));
    const never = early.map((p) => ({ ...p, deliveredAt: null }));
    expect(sayings(run(deliveredOnly, later))).toEqual(sayings(run(deliveredOnly, never)));
  });

  test("a question has nothing of what became of its parcel", () => {
    const parcel = asHanded[0]!;
    expect(questionOf(parcel, parcel.orderedAt)).toMatchObject({ handedOverAt: null, at: parcel.orderedAt });
    for (const outcome of ["deliveredAt", "endedAt", "approvedAt"])
      expect(questionOf(parcel, parcel.orderedAt)).not.toHaveProperty(outcome);
  });

  test("frozen, it uses nothing of the window at all", () => {
    const blind = asPlaced.map((p) => ({ ...p, deliveredAt: null }));
    expect(sayings(run(past, blind, false))).toEqual(sayings(run(past, asPlaced, false)));
  });
});

describe("the same inputs, the same dates", () => {
  const first = sayings(run(past, asPlaced));

  test("twice", () => expect(sayings(run(past, asPlaced))).toEqual(first));

  test("rows of the files in another order", () => {
    expect(sayings(run(shuffled(past, 7), shuffled(asPlaced, 8)))).toEqual(first);
  });
});

describe("learning as it goes", () => {
  const late = (told: Told[]) => told.filter((t) => dayOf(t.question.at) >= START + 7);
  const meanPace = (told: Told[]) =>
    late(told).reduce((sum, t) => sum + t.forecast.basis.pace, 0) / late(told).length;

  test("a slow-down is seen where each order may use what is known, and not where all is frozen", () => {
    expect(meanPace(run(past, asPlaced))).toBeGreaterThan(1.1 * meanPace(run(past, asPlaced, false)));
  });

  test("a history written down before the window does not leave its parcels open for ever", () => {
    const calm = world({ parcels: 1_200, days: 90, seed: 51 });
    const before = calm.filter((p) => p.orderedAt < START * DAY);
    const after = calm.filter((p) => p.orderedAt >= START * DAY).map((p) => ({ ...p, handedOverAt: null }));
    const told = (history: Parcel[]) => run(history, after).slice(-100);
    const mean = (said: Told[]) =>
      said.reduce((sum, t) => sum + dayBy(t.forecast, 0.9)! - dayOf(t.question.at), 0) / said.length;
    const writtenDown = mean(told(knownAt(before, START * DAY)));
    expect(Math.abs(writtenDown - mean(told(before)))).toBeLessThan(0.5);
  });

  test("orders without any outcome are questions, not parcels that never came", () => {
    const blind = asPlaced.map((p) => ({ ...p, deliveredAt: null }));
    const calm = past.map((p) => ({ ...p, deliveredAt: p.deliveredAt ?? p.orderedAt + 5 * DAY }));
    expect(meanPace(run(calm, blind))).toBeLessThan(1.6 * meanPace(run(calm, blind, false)));
  });

  test("nothing asked, nothing told; nothing known, a forecast that says nothing", () => {
    expect(run(past, [])).toEqual([]);
    const silent = run([], asPlaced.slice(0, 5));
    expect(silent.map(({ forecast }) => forecast.by.length)).toEqual([0, 0, 0, 0, 0]);
  });
});
