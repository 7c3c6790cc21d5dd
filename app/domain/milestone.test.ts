import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edges, isFinal, milestones, walk, type Sighting } from "./milestone";

const seed = { seed: 1102, numRuns: 2_000 };
const sighting: fc.Arbitrary<Sighting> = fc.record({
  milestone: fc.constantFrom(...milestones),
  // Few moments, so that scans of one minute collide.
  at: fc.integer({ min: 1, max: 6 }),
});
const sightings = fc.array(sighting, { minLength: 1, maxLength: 12 });

describe("edges", () => {
  it("GIVEN the table WHEN checked THEN every milestone has a row, targets are known, none leads to itself or to unknown", () => {
    expect(Object.keys(edges).sort()).toEqual([...milestones].sort());
    for (const [from, targets] of Object.entries(edges)) {
      for (const to of targets) expect(milestones).toContain(to);
      expect(new Set(targets).size).toBe(targets.length);
      expect(targets).not.toContain(from);
      expect(targets).not.toContain("unknown");
    }
  });

  it("GIVEN a parcel at rest WHEN more is heard THEN it stays, but for a delivered one that comes back", () => {
    expect(milestones.filter((m) => edges[m].length === 0)).toEqual(["returned", "failed", "cancelled"]);
    expect(edges.delivered).toEqual(["returning"]);
    expect(milestones.filter(isFinal)).toEqual(["delivered", "returned", "failed", "cancelled"]);
  });

  it("GIVEN any milestone WHEN its edges are followed THEN an end can be reached", () => {
    for (const start of milestones) {
      const seen = new Set([start]);
      for (const m of seen) for (const next of edges[m]) seen.add(next);
      expect([...seen].some(isFinal)).toBe(true);
    }
  });
});

describe("walk", () => {
  it("GIVEN a set of sightings WHEN told in any order, some of them twice THEN the parcel is at the same place", () => {
    fc.assert(
      fc.property(sightings, fc.infiniteStream(fc.nat()), (all, picks) => {
        const shuffled = [...all, ...all.filter((_, i) => i % 2 === 0)]
          .map((s) => ({ s, rank: picks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ s }) => s);
        expect(walk(shuffled)).toEqual(walk(all));
      }),
      seed,
    );
  });

  it("GIVEN sightings WHEN walked THEN they are not touched, and the answer is one of them or the start", () => {
    fc.assert(
      fc.property(sightings, (all) => {
        const frozen = Object.freeze(all.map((s) => Object.freeze({ ...s })));
        const here = walk(frozen);
        const start = { milestone: "unknown", at: Math.min(...all.map((s) => s.at)) };
        expect([start, ...all]).toContainEqual(here);
      }),
      seed,
    );
  });

  it("GIVEN a delivery WHEN a scan from before it comes late THEN it stays delivered", () => {
    const told: Sighting[] = [
      { milestone: "delivered", at: 30 },
      { milestone: "in_transit", at: 10 },
      { milestone: "out_for_delivery", at: 20 },
    ];
    expect(walk(told)).toEqual({ milestone: "delivered", at: 30 });
    expect(walk([])).toEqual({ milestone: "unknown", at: 0 });
  });
});
