import { expect, test } from "vitest";
import { DAY } from "../model/parcel";
import { FIRST, world } from "../model/testing/world";
import { beganAt, begunSince } from "./begun-since";

const parcels = world({ parcels: 400, days: 40, seed: 8 });
const day = (n: number) => FIRST + n;

test("GIVEN one night after the other WHEN each takes what began since THEN every parcel is taken once", () => {
  const nights = [10, 11, 13, 20].map(day);
  const taken = nights.slice(1).flatMap((today, i) => begunSince(parcels, nights[i]!, today, Infinity));
  const all = parcels.filter((p) => beganAt(p) >= nights[0]! * DAY && beganAt(p) < nights.at(-1)! * DAY);
  expect(taken.length).toBeGreaterThan(20);
  expect(taken.map((p) => p.id).sort()).toEqual(all.map((p) => p.id).sort());
});

test("GIVEN a second lesson on one day WHEN it takes what began since THEN there is nothing, and never more than is watched", () => {
  expect(begunSince(parcels, day(10), day(10), 400)).toEqual([]);
  expect(begunSince(parcels, day(0), day(40), 7)).toHaveLength(7);
});
