import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, localDate, spokenDate, weekday } from "./local-date";

const seed = { seed: 1103, numRuns: 500 };
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("2000-01-01", n));

describe("local dates", () => {
  it("GIVEN a day and a number WHEN added and counted back THEN the number comes out, over leap years and clock changes", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), (from, n) => {
        const to = addDays(from, n);
        expect(daysBetween(from, to)).toBe(n);
        expect(addDays(to, -n)).toBe(from);
        expect((((weekday(from) + n) % 7) + 7) % 7).toBe(weekday(to));
      }),
      seed,
    );
  });

  it("GIVEN the hours around a clock change WHEN asked for the day THEN no day is skipped or told twice in disorder", () => {
    for (const zone of [
      "America/New_York",
      "Europe/Berlin",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "Asia/Kathmandu",
    ]) {
      for (const [month, day] of [
        [1, 12],
        [2, 6],
        [2, 20],
        [2, 27],
        [3, 3],
        [9, 2],
        [9, 23],
        [9, 30],
      ] as const) {
        let before = localDate(new Date(Date.UTC(2026, month, day)), zone);
        for (let hour = 1; hour < 72; hour++) {
          const now = localDate(new Date(Date.UTC(2026, month, day, hour)), zone);
          expect([0, 1]).toContain(daysBetween(before, now));
          before = now;
        }
      }
    }
  });

  it("GIVEN one instant WHEN asked in two places THEN each has its own day", () => {
    const at = new Date("2026-11-21T04:30:00Z");
    expect(localDate(at, "America/New_York")).toBe("2026-11-20");
    expect(localDate(at, "Europe/Berlin")).toBe("2026-11-21");
    expect(localDate(at, "Pacific/Kiritimati")).toBe("2026-11-21");
  });

  it("GIVEN a day WHEN spoken THEN it is that day in the reader's words", () => {
    expect(spokenDate("2026-11-26")).toMatch(/Thursday.*26|Thursday, November 26/);
    expect(spokenDate("2026-11-26", "de")).toBe("Donnerstag, 26. November");
  });
});
