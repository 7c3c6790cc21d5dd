import fc from "fast-check";
import { expect, test } from "vitest";
import { binOf, edgesOf } from "./bins";
import { BINS } from "./trees";

test("each bin holds about as many, and unknown has its own", () => {
  const values = Float64Array.from({ length: 6_300 }, (_, i) => (i * 37) % 6_300);
  const edges = edgesOf(values);
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) counts[binOf(edges, value)]!++;
  expect(counts[0]).toBe(0);
  for (const count of counts.slice(1)) expect(Math.abs(count - 100)).toBeLessThanOrEqual(1);
  expect(binOf(edges, Number.NaN)).toBe(0);
});

test("values that repeat share a bin; nothing known leaves one", () => {
  const edges = edgesOf(Float64Array.of(1, 1, 1, 1, 2, 2, 2, Number.NaN));
  expect(binOf(edges, 1)).not.toBe(binOf(edges, 2));
  expect([...edges]).toEqual([1, 2]);
  expect(binOf(edgesOf(Float64Array.of(Number.NaN)), 5)).toBe(1);
});

test("a larger value never lies in a lower bin, and all bins fit a byte's worth", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(finite, { maxLength: 200 }), fc.array(finite, { maxLength: 20 }), (known, asked) => {
      const edges = edgesOf(Float64Array.from(known));
      const bins = asked.sort((a, b) => a - b).map((value) => binOf(edges, value));
      expect(bins).toEqual(bins.toSorted((a, b) => a - b));
      for (const bin of bins) expect(bin > 0 && bin < BINS).toBe(true);
    }),
  );
});
