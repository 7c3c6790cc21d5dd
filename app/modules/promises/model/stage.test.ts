import { expect, test } from "vitest";
import { runNow } from "./lookback";
import { DAY } from "./parcel";
import { hopesOf, learnShape, type LearnOptions, logDays, placeOf, type Stretch } from "./stage";
import { FIRST, world } from "./testing/world";
import { chances } from "./trees";

const options: LearnOptions = {
  now: (FIRST + 200) * DAY,
  halfLifeDays: 150,
  seed: 7,
  trees: 60,
  depth: 5,
  rate: 0.12,
  leaf: 30,
};

test("GIVEN times that follow nothing but chance WHEN learnt THEN no parcel's own time is read back out of its lane", () => {
  const chance = chances(5);
  const stretches = world({ parcels: 1_200, days: 90, seed: 3 }).map((facts): Stretch => {
    const normal = Array.from({ length: 12 }, chance).reduce((a, b) => a + b, -6);
    const end = facts.orderedAt + DAY * Math.exp(2 + 0.5 * normal);
    return { facts, start: facts.orderedAt, end, seen: end };
  });
  const shape = runNow(learnShape(stretches, options));
  const own = stretches.map((s) => logDays(s.end! - s.start));
  const said = stretches.map((s) => placeOf(shape, s.facts, s.start).middle);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [a, b] = [mean(own), mean(said)];
  const together = mean(own.map((y, i) => (y - a) * (said[i]! - b)));
  const spread = (values: number[], around: number) => Math.sqrt(mean(values.map((v) => (v - around) ** 2)));
  expect(together / (spread(own, a) * spread(said, b))).toBeLessThan(0.6);
  expect(spread(said, b)).toBeLessThan(0.5 * spread(own, a));
});

test("GIVEN parcels open for months WHEN learnt from THEN they are lost, and say nothing of how long things take", () => {
  const now = options.now;
  const parcels = world({ parcels: 400, days: 150, seed: 4 });
  const stretches = parcels.map((facts, i): Stretch => {
    const start = facts.orderedAt;
    const end = i % 20 === 0 ? null : start + 5 * DAY;
    return { facts, start, end, seen: end ?? now };
  });
  const places = stretches.map(() => ({ middle: Math.log(5.5), spread: 0.5 }));
  const hopes = hopesOf(stretches, places, options);
  stretches.forEach((s, i) => {
    if (s.end !== null) expect(hopes[i]).toBe(1);
    else if (now - s.start > 80 * DAY) expect(hopes[i]).toBe(0);
    else expect(hopes[i]).toBeLessThan(0.5);
  });
});
