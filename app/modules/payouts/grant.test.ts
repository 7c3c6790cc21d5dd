import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { share } from "./grant.server";

describe("share", () => {
  it("GIVEN an amount and units WHEN split THEN parts add up exactly, differ by one at most and name each unit once", () => {
    const units = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), units, (total, wanted) => {
        const parts = share(total, wanted);
        expect(parts.map(([unit]) => unit)).toEqual(wanted);
        const amounts = parts.map(([, amount]) => amount);
        expect(amounts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
        expect(amounts.every(Number.isInteger)).toBe(true);
      }),
      { seed: 1203, numRuns: 2_000 },
    );
  });
});
