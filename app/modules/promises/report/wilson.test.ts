import fc from "fast-check";
import { expect, it } from "vitest";
import { wilson } from "./wilson";

it("gives what the textbook gives", () => {
  const found = wilson(81, 263);
  expect(found?.low).toBeCloseTo(0.2553, 4);
  expect(found?.high).toBeCloseTo(0.3662, 4);
});

it("says nothing of nothing", () => expect(wilson(0, 0)).toBeNull());

it("holds the share, stays a share, and narrows as parcels are counted", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (of, part) => {
        const kept = Math.round(of * part);
        const w = wilson(kept, of);
        if (!w) throw new Error("counted, and nothing said");
        expect(w.low >= 0 && w.low <= w.share && w.share <= w.high && w.high <= 1).toBe(true);
        const more = wilson(kept * 10, of * 10);
        expect((more?.high ?? 1) - (more?.low ?? 0)).toBeLessThan(w.high - w.low);
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});
