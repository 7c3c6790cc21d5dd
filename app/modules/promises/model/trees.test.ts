import { describe, expect, test } from "vitest";
import { chance } from "./testing/world";
import { type Binned, boost, type BoostOptions, said, weightedQuantile } from "./trees";
import { runNow } from "./lookback";

const options: BoostOptions = {
  quantile: 0.5,
  trees: 60,
  rate: 0.2,
  depth: 3,
  leaf: 10,
  rows: 0.8,
  features: 1,
  seed: 3,
};
const evenly = (rows: number) => new Float64Array(rows).fill(1);
const learn = (x: Binned, y: Float64Array, more: Partial<BoostOptions> = {}, w = evenly(x.rows)) =>
  runNow(boost(x, y, w, { ...options, ...more }));

/** A feature that matters and one that does not. */
function ground(rows: number, seed: number): Binned {
  const draw = chance(seed);
  const column = () => Uint8Array.from({ length: rows }, () => 1 + Math.floor(draw() * 62));
  return { rows, columns: [column(), column()] };
}

describe("boosted trees", () => {
  const x = ground(600, 1);
  const draw = chance(2);
  const step = Float64Array.from(x.columns[0]!, (bin) => (bin <= 30 ? 1 : 5) + draw() * 0.1);

  test("learn a step", () => {
    const model = learn(x, step);
    for (const other of [1, 30, 62]) {
      expect(said(model, Uint8Array.of(10, other))).toBeCloseTo(1.05, 1);
      expect(said(model, Uint8Array.of(50, other))).toBeCloseTo(5.05, 1);
    }
  });

  test("a leaf says the quantile that is asked for", () => {
    const width = Float64Array.from(x.columns[0]!, (bin) => (bin <= 30 ? draw() : 10 * draw()));
    const model = learn(x, width, { quantile: 0.9, leaf: 60 });
    const below = [...width].filter(
      (y, i) => y <= said(model, Uint8Array.of(x.columns[0]![i]!, x.columns[1]![i]!)),
    );
    expect(below.length / x.rows).toBeGreaterThan(0.86);
    expect(below.length / x.rows).toBeLessThan(0.94);
    expect(said(model, Uint8Array.of(10, 30))).toBeLessThan(1.5);
    expect(said(model, Uint8Array.of(50, 30))).toBeGreaterThan(7.5);
  });

  test("the same seed gives the same trees, another seed others", () => {
    expect(learn(x, step)).toEqual(learn(x, step));
    expect(learn(x, step, { seed: 4 })).not.toEqual(learn(x, step));
  });

  test("a row without weight counts for nothing", () => {
    const w = Float64Array.from(x.columns[0]!, (bin) => Number(bin <= 30));
    expect(said(learn(x, step, {}, w), Uint8Array.of(50, 10))).toBeCloseTo(1.05, 1);
  });

  test("nothing to learn from: nothing said", () => {
    const model = learn({ rows: 0, columns: [new Uint8Array(), new Uint8Array()] }, new Float64Array());
    expect(said(model, Uint8Array.of(1, 1))).toBe(0);
  });
});

test("a weighted quantile is as near as a five-hundredth of the range", () => {
  const values = Float64Array.from({ length: 1_000 }, (_, i) => (i * 617) % 1_000);
  const rows = new Uint32Array(1_000).map((_, i) => i);
  for (const q of [0.1, 0.5, 0.9])
    expect(Math.abs(weightedQuantile(values, evenly(1_000), rows, q) - 1_000 * q)).toBeLessThan(4);
  const heavy = Float64Array.from(values, (v) => (v < 100 ? 9 : 1));
  // The first hundred weigh half of all.
  expect(weightedQuantile(values, heavy, rows, 0.5)).toBeCloseTo(100, -1);
});
