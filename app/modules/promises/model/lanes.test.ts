import { describe, expect, test } from "vitest";
import { Lanes } from "./lanes";
import type { Facts } from "./parcel";
import { nowhere } from "./testing/world";

const lane = (from: string, to: string, more: Partial<Facts> = {}): Facts => ({
  ...nowhere,
  orderedAt: 0,
  originRegion: from,
  destinationRegion: to,
  ...more,
});

/** So many parcels of a lane, each of the same log days, of weight one. */
const learn = (groups: [facts: Facts, parcels: number, logDays: number][]) => {
  const rows = groups.flatMap(([facts, parcels, y]) => Array.from({ length: parcels }, () => ({ facts, y })));
  return Lanes.learn(
    rows.map(({ facts }) => facts),
    Float64Array.from(rows, ({ y }) => y),
    new Float64Array(rows.length).fill(1),
  );
};

describe("lanes", () => {
  const lanes = learn([
    [lane("NY", "CA"), 5_000, 1],
    [lane("NY", "TX"), 5_000, 2],
    [lane("CA", "TX"), 5, 3],
  ]);

  test("with many parcels a lane is itself", () => {
    expect(lanes.mean(lane("NY", "CA"))).toBeCloseTo(1, 1);
    expect(lanes.mean(lane("NY", "TX"))).toBeCloseTo(2, 1);
  });

  test("with none it is its parent: the destination, then the store", () => {
    const parent = (20 * 1.5 + 5_000 + 1_000 * 0) / 5_020;
    expect(lanes.mean(lane("TX", "CA"))).toBeCloseTo(parent, 1);
    expect(lanes.mean(lane("NY", "FL"))).toBeCloseTo((5_000 + 10_000 + 15) / 10_005, 6);
  });

  test("with a few it lies between", () => {
    const few = lanes.mean(lane("CA", "TX"));
    expect(few).toBeGreaterThan(2.05);
    expect(few).toBeLessThan(2.5);
  });

  test("nothing learnt: a guess of some days, and no error", () => {
    expect(learn([]).mean(lane("NY", "CA"))).toBeCloseTo(Math.log(5));
    expect(learn([]).speaking(lane("NY", "CA"))).toEqual({ level: "store", parcels: 0 });
  });

  test("a place beside the lane that is slower than its lane says so, more the more parcels it has", () => {
    const slow = (n: number) =>
      learn([
        [lane("NY", "CA", { destinationPostal: "90001" }), 2_000, 1],
        [lane("NY", "CA", { destinationPostal: "96001" }), n, 2],
      ]).beside(lane("NY", "CA", { destinationPostal: "96001" }));
    const [few, many] = [slow(4), slow(400)];
    // The three digits of the destination, and all five.
    for (const at of [2, 3]) {
      expect(few[at]).toBeGreaterThan(0.1);
      expect(many[at]).toBeGreaterThan(few[at]! + 0.2);
      expect(many[at]).toBeLessThan(1);
    }
    expect(learn([]).beside(lane("NY", "CA"))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test("the narrowest family with a voice of its own speaks", () => {
    expect(lanes.speaking(lane("NY", "CA"))).toEqual({ level: "service", parcels: 5_000 });
    expect(lanes.speaking(lane("NY", "CA", { service: "express" }))).toEqual({
      level: "lane",
      parcels: 5_000,
    });
    expect(lanes.speaking(lane("CA", "TX"))).toEqual({ level: "destination", parcels: 5_005 });
    expect(lanes.speaking(lane("NY", "FL"))).toEqual({ level: "store", parcels: 10_005 });
  });

  test("comes back as it was from what is kept of it", () => {
    const again = Lanes.from(structuredClone(lanes.entries()));
    expect(again.mean(lane("CA", "TX"))).toBe(lanes.mean(lane("CA", "TX")));
  });
});
