import { describe, expect, test } from "vitest";
import type { Curve } from "./curve";
import { aliveAt } from "./curve";
import { LifeDays, UNBORN } from "./life-days";
import { movedOn, movementOf } from "./movement";
import { chance } from "./testing/world";

/** Alive falls evenly on a logarithmic scale: the further a parcel is, the likelier is its day. */
const z = Float64Array.from({ length: 60 }, (_, i) => -3 + i * 0.1);
const curve: Curve = { z, alive: z.map((at) => Math.exp(-Math.exp(at))) };
const UNTIL = 10_000;
const WEEKS = 34;

/** So many parcels set out each day; those on their way in a week are moved by its shift. */
function lives(shiftOf: (weeksAgo: number) => number, each: number, seed = 3): LifeDays {
  const draw = chance(seed);
  const days = new LifeDays();
  for (let start = WEEKS * 7 + 20; start > 0; start--)
    for (let parcel = 0; parcel < each; parcel++) {
      let from = UNBORN;
      for (let age = 0; age < start; age++) {
        const ago = start - age;
        const to = -2.5 + 0.3 * age;
        const shift = shiftOf(Math.floor((ago - 1) / 7));
        const before = from === UNBORN ? 1 : aliveAt(curve, from - shift);
        const arrived = draw() < 1 - aliveAt(curve, to - shift) / before;
        days.add({ from, to, hope: 1, arrived, weekday: 1, ago, group: 0 });
        if (arrived) break;
        from = to;
      }
    }
  return days;
}

const moved = (shiftOf: (weeksAgo: number) => number, each = 30) =>
  movementOf(lives(shiftOf, each), curve, UNTIL, () => 1);
/** Calm and storm in turn, eight weeks each. */
const stormy = (week: number) => (week % 16 < 8 ? 0.6 : -0.6);

describe("how the pace has moved", () => {
  test("is found week by week", () => {
    const { weeks } = moved((week) => (week < 10 ? 0.5 : 0));
    expect(weeks[4]!).toBeGreaterThan(0.35);
    expect(Math.abs(weeks[20]!)).toBeLessThan(0.15);
  });

  test("a day is moved as its week was; of days to come it knows nothing", () => {
    const movement = moved((week) => (week < 10 ? 0.5 : 0));
    expect(movedOn(movement, UNTIL - 1, 9)).toBe(movement.weeks[0]);
    expect(movedOn(movement, UNTIL - 8, 9)).toBe(movement.weeks[1]);
    expect(movedOn(movement, UNTIL - 9_000, 9)).toBe(movement.weeks.at(-1));
    expect(movedOn(movement, UNTIL, 9)).toBe(9);
  });
});

describe("doubt", () => {
  const usual = movementOf(new LifeDays(), curve, UNTIL, () => 1).doubt;

  test("without a past is what is usual", () => expect(usual).toBeCloseTo(0.3));

  test("is less where the pace stayed, and more where it did not", () => {
    expect(moved(() => 0).doubt).toBeLessThan(0.75 * usual);
    expect(moved(stormy).doubt).toBeGreaterThan(1.3 * usual);
  });

  test("a pace that is other than the curve's, but always the same, is no doubt", () => {
    expect(moved(() => 0.5).doubt).toBeLessThan(0.75 * usual);
  });

  test("few parcels say little: chance is not taken for movement", () => {
    const few = Array.from({ length: 5 }, (_, seed) =>
      movementOf(
        lives(() => 0, 1, seed),
        curve,
        UNTIL,
        () => 1,
      ),
    );
    for (const { doubt } of few) expect(Math.abs(doubt - usual)).toBeLessThan(0.12);
  });
});
