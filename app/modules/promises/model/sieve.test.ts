import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, dayOf, type Parcel } from "./parcel";
import { rankOf, Sieve } from "./sieve";
import { FIRST, shuffled, world } from "./testing/world";

const fill = (parcels: readonly Parcel[], sieve = new Sieve()) => {
  for (const parcel of parcels) sieve.add(parcel);
  return sieve;
};
const ids = (sieve: Sieve) => [...sieve.parcels()].map(({ id }) => id);

describe("the sieve", () => {
  // About 860 a week for five weeks, so that every week has to choose.
  const many = world({ parcels: 6_000, days: 49, seed: 5 });

  test("whatever order parcels come in, the same are kept", () => {
    const kept = ids(fill(many));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(ids(fill(shuffled(many, seed)))).toEqual(kept);
      }),
      { numRuns: 15 },
    );
  });

  test("never holds more than twice what it keeps, whatever comes", () => {
    let copies = 0;
    const one = many[0]!;
    const sieve = new Sieve((parcel) => (copies++, parcel));
    for (let i = 0; i < 100_000; i++) sieve.add({ ...one, id: `p${i}` });
    expect(ids(sieve)).toHaveLength(700);
    // What cannot be kept is not even copied: 700 × (1 + ln of how often the week was filled) and some.
    expect(copies).toBeLessThan(8_000);
    expect(sieve.ordersOn(dayOf(one.orderedAt))).toBe(100_000);
  });

  test("the oldest weeks go when there are ten years of them", () => {
    const one = many[0]!;
    const weekly = Array.from({ length: 800 }, (_, i) => ({
      ...one,
      id: `y${i}`,
      orderedAt: (FIRST + 7 * i) * DAY,
    }));
    const kept = ids(fill(weekly));
    expect(kept).toEqual(weekly.slice(-520).map(({ id }) => id));
    expect(ids(fill(shuffled(weekly, 3)))).toEqual(kept);
  });

  test("a week that is not full is kept whole, week by week", () => {
    const few = world({ parcels: 300, days: 49, seed: 6 });
    const kept = [...fill(few).parcels()];
    expect(new Set(kept)).toEqual(new Set(few));
    const weeks = kept.map((p) => Math.floor(dayOf(p.orderedAt) / 7));
    expect(weeks).toEqual(weeks.toSorted((a, b) => a - b));
  });

  test("chooses evenly: ids that follow one another are not neighbours in rank", () => {
    const low = Array.from({ length: 10_000 }, (_, i) => rankOf(`order-${i}`)).filter(
      (rank) => rank < 2 ** 31,
    );
    expect(Math.abs(low.length - 5_000)).toBeLessThan(200);
  });
});
