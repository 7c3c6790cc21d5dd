import fc from "fast-check";
import { expect, it } from "vitest";
import { add, triangle } from "./distribution";

const triangles = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, rise, fall]) => triangle(from, from + rise, from + rise + fall));
const sum = (d: readonly number[]) => d.reduce((a, b) => a + b, 0);

it("GIVEN published times WHEN added THEN they stay probabilities that sum to 1, and their mean days add up", () => {
  const mean = (d: readonly number[]) => d.reduce((total, p, days) => total + p * days, 0);
  fc.assert(
    fc.property(triangles, triangles, (a, b) => {
      const both = add(a, b);
      expect(sum(both)).toBeCloseTo(1, 9);
      expect(both.every((p) => p >= 0)).toBe(true);
      // The longest time stands for all that is longer: only below it do means add up.
      if (both.at(-1)! < 1e-12) expect(mean(both)).toBeCloseTo(mean(a) + mean(b), 6);
    }),
    { seed: 1202, numRuns: 300 },
  );
});
