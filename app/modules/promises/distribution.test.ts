import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween } from "../../domain/local-date";
import { add, blend, type Distribution, given, LONGEST, quantile, triangle } from "./distribution";
import { datesFrom } from "./forecast.server";

const seed = { seed: 1202, numRuns: 500 };
const sum = (d: Distribution) => d.reduce((a, b) => a + b, 0);
const days = fc.integer({ min: 0, max: LONGEST });
const triangles = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, rise, fall]) => triangle(from, from + rise, from + rise + fall));
const histograms = fc
  .array(fc.tuple(days, fc.integer({ min: 1, max: 500 })), { maxLength: 12 })
  .map((pairs) => new Map(pairs));
const distributions = fc
  .tuple(histograms, triangles, fc.integer({ min: 1, max: 20 }), triangles)
  .map(([h, parent, weight, other]) => add(blend(h, parent, weight), other));

describe("distributions", () => {
  it("GIVEN any experience WHEN blended, added and conditioned THEN probabilities stay probabilities and sum to 1", () => {
    fc.assert(
      fc.property(distributions, days, (d, elapsed) => {
        for (const each of [d, given(d, elapsed)]) {
          expect(each).toHaveLength(LONGEST + 1);
          expect(each.every((p) => p >= 0 && p <= 1 + 1e-9)).toBe(true);
          expect(Math.abs(sum(each) - 1)).toBeLessThan(1e-9);
        }
      }),
      seed,
    );
  });

  it("GIVEN a distribution WHEN asked for larger shares THEN the day never comes earlier", () => {
    fc.assert(
      fc.property(
        distributions,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (d, p, q) => {
          expect(quantile(d, Math.min(p, q))).toBeLessThanOrEqual(quantile(d, Math.max(p, q)));
        },
      ),
      seed,
    );
  });

  it("GIVEN days already passed WHEN asked what remains THEN no day before them is possible", () => {
    fc.assert(
      fc.property(distributions, days, (d, elapsed) => {
        const rest = given(d, elapsed);
        expect(rest.slice(0, elapsed).every((p) => p === 0)).toBe(true);
        expect(quantile(rest, 0.01)).toBeGreaterThanOrEqual(elapsed);
      }),
      seed,
    );
  });

  it("GIVEN no parcels of its own WHEN blended THEN a lane is its family; GIVEN very many THEN it is itself", () => {
    const parent = triangle(2, 4, 8);
    expect(blend(new Map(), parent, 8)).toEqual(parent.map((p) => (8 * p) / 8));
    expect(blend(new Map([[12, 1_000_000]]), parent, 8)[12]).toBeGreaterThan(0.9999);
  });
});

describe("datesFrom", () => {
  it("GIVEN a parcel of any age WHEN dated THEN earliest ≤ likely ≤ latest, and none of them is already past", () => {
    fc.assert(
      fc.property(
        distributions,
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom("UTC", "America/New_York", "Asia/Tokyo"),
        (d, age, zone) => {
          const start = new Date("2026-03-01T20:00:00Z");
          const now = new Date(start.getTime() + age * 86_400_000);
          const dates = datesFrom(d, start, now, zone);
          expect(dates.earliest <= dates.likely && dates.likely <= dates.latest).toBe(true);
          const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(now);
          expect(daysBetween(today, dates.earliest)).toBeGreaterThanOrEqual(0);
        },
      ),
      seed,
    );
  });
});
