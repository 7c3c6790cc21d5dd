import { describe, expect, test } from "vitest";
import { learnPace } from "./pace";
import { DAY, type WallDay, weekdayOf } from "./parcel";
import { runNow } from "./lookback";
import {
  crossPlaces,
  hopesOf,
  learnCurve,
  learnShape,
  type LearnOptions,
  placeOf,
  type Stretch,
} from "./stage";
import { FIRST, knownAt, never, world } from "./testing/world";

const usual = { halfLifeDays: 150, seed: 7, trees: 30, depth: 4, rate: 0.2, leaf: 30 };

/** All that had begun, as it was known at the start of a day. */
function stretches(parcels: ReturnType<typeof world>, day: WallDay): Stretch[] {
  return knownAt(parcels, day * DAY).map((p) => ({
    facts: p,
    start: p.orderedAt,
    end: p.deliveredAt,
    seen: p.deliveredAt ?? day * DAY,
  }));
}

/** The shape is learnt on one day and the pace on another: that is how a slow-down finds it. */
function paceOf(parcels: ReturnType<typeof world>, learnt: WallDay, day: WallDay, isHoliday = never) {
  const options: LearnOptions = { ...usual, now: learnt * DAY };
  const past = stretches(parcels, learnt);
  const shape = runNow(learnShape(past, options));
  const across = runNow(crossPlaces(past, options));
  const curve = learnCurve(past, across, hopesOf(past, across, options), options);
  const now = stretches(parcels, day);
  const places = now.map((s) => placeOf(shape, s.facts, s.start));
  const hopes = hopesOf(now, places, { ...options, now: day * DAY });
  return learnPace({ stretches: now, places, hopes }, curve, day, isHoliday);
}

describe("the pace of now", () => {
  const calm = { parcels: 1_500, days: 100, seed: 11 };
  const from = FIRST + 80;

  test("stays where it is while nothing changes", () => {
    const pace = paceOf(world(calm), from, from);
    expect(Math.abs(pace.shift)).toBeLessThan(0.3);
    for (const bound of pace.byBound) expect(Math.abs(Math.log(bound))).toBeLessThan(0.35);
    for (const group of pace.groupShift.values()) expect(Math.abs(group)).toBeLessThan(0.3);
  });

  test("a slow-down shows within days, though its parcels have not arrived", () => {
    const before = paceOf(world(calm), from, from + 5);
    const slow = world({ ...calm, slow: { from, times: 3 } });
    const placed = slow.filter((p) => p.orderedAt >= from * DAY && p.orderedAt < (from + 5) * DAY);
    const came = placed.filter((p) => p.deliveredAt !== null && p.deliveredAt < (from + 5) * DAY);
    expect(came.length).toBeLessThan(0.03 * placed.length);
    const after = paceOf(slow, from, from + 5);
    expect(after.shift).toBeGreaterThan(before.shift + 0.15);
  });

  test("days on which nothing arrives are learnt: Sundays", () => {
    const { weekday } = paceOf(world(calm), from, from);
    expect(weekday[0]).toBeLessThan(0.15);
    // Mondays have to make up for it.
    for (const day of [1, 2, 3, 4, 5, 6]) expect(weekday[day]).toBeGreaterThan(0.8);
  });

  test("a holiday nobody has seen is like a Sunday; one that was worked on is like that", () => {
    expect(paceOf(world(calm), from, from).holiday).toBeLessThan(0.2);
    const working = paceOf(
      world(calm),
      from,
      from,
      ((day: WallDay) => weekdayOf(day) === 3) as () => boolean,
    );
    expect(working.holiday).toBeGreaterThan(0.6);
  });

  test("a group of its own pace is found, one with few parcels is taken for the rest", () => {
    const slow = world(calm).map((p) =>
      p.destinationRegion === "CA" && p.deliveredAt !== null && p.deliveredAt > (from - 20) * DAY
        ? { ...p, deliveredAt: p.deliveredAt + 6 * DAY }
        : p,
    );
    const { groupShift } = paceOf(slow, from - 20, from);
    expect(groupShift.get("US-CA")!).toBeGreaterThan(groupShift.get("US-NY")! + 0.2);
    expect(paceOf(world({ ...calm, parcels: 60 }), from, from).groupShift.get("US-FL")).toBeCloseTo(0, 0);
  });
});
