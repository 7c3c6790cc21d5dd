import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ancestry, lane, laneKey, place } from "./lane";

const seed = { seed: 1104, numRuns: 1_000 };
const part = fc.option(fc.string({ maxLength: 8 }), { nil: null });
const lanes = fc.record({ carrier: part, service: part, origin: part, destination: part }).map(lane);

describe("lanes", () => {
  it("GIVEN any names WHEN made a key THEN it has four parts, so that no lane reads as another", () => {
    fc.assert(
      fc.property(lanes, (l) => {
        expect(laneKey(l).split("|")).toEqual([l.carrier, l.service, l.origin, l.destination]);
      }),
      seed,
    );
  });

  it("GIVEN a lane WHEN its families are named THEN they begin with itself, end with everything, and only ever widen", () => {
    fc.assert(
      fc.property(lanes, (l) => {
        const levels = ancestry(l);
        expect(levels[0]).toEqual(l);
        expect(laneKey(levels.at(-1)!)).toBe("*|*|*|*");
        expect(new Set(levels.map(laneKey)).size).toBe(levels.length);
        for (const level of levels) {
          for (const name of ["carrier", "service", "origin", "destination"] as const) {
            expect([l[name], "*"]).toContain(level[name]);
          }
        }
        const known = levels.map((x) => Object.values(x).filter((p) => p !== "*").length);
        expect(known).toEqual([...known].sort((a, b) => b - a));
      }),
      seed,
    );
  });

  it("GIVEN a country and perhaps a region WHEN named THEN the place is as coarse as what is known", () => {
    expect(place("US", "CA")).toBe("US-CA");
    expect(place("US", null)).toBe("US");
    expect(place(null, "CA")).toBeNull();
  });
});
