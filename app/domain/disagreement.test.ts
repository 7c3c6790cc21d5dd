import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreement, type TellingScan } from "./disagreement";
import { milestones } from "./milestone";

const hour = 3_600_000;
const scan = (source: string, milestone: TellingScan["milestone"], hours: number): TellingScan => ({
  source,
  milestone,
  at: hours * hour,
});

describe("whether the sources of a parcel can all be right", () => {
  it.each<[string, TellingScan[], string]>([
    ["one source alone", [scan("a", "delivered", 1), scan("a", "in_transit", 99)], ""],
    ["both say the same", [scan("a", "delivered", 1), scan("b", "delivered", 2)], ""],
    ["one is a little behind", [scan("a", "delivered", 10), scan("b", "out_for_delivery", 9)], ""],
    [
      "one tells of it a day after the other says it was delivered",
      [scan("b", "delivered", 1), scan("a", "in_transit", 25)],
      "delivered b, in_transit a",
    ],
    [
      "one says delivered, the other that it failed later",
      [scan("a", "delivered", 1), scan("b", "failed", 30)],
      "delivered a, failed b",
    ],
    ["a word without a place in the journey", [scan("a", "delivered", 1), scan("b", null, 99)], ""],
  ])("GIVEN %s WHEN compared THEN it is as it is", (_what, scans, said) => {
    expect(disagreement(scans)).toBe(said);
  });

  it("GIVEN scans in any order, some told twice WHEN compared THEN the answer is the same", () => {
    const scans = fc.array(
      fc.record({
        source: fc.constantFrom("a", "b", "c"),
        milestone: fc.constantFrom(null, ...milestones),
        at: fc.nat(100).map((hours) => hours * hour),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(scans, fc.infiniteStream(fc.nat()), (all, keys) => {
        const keyed = all.map((s) => ({ s, key: keys.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map((k) => k.s);
        expect(disagreement([...shuffled, ...all.slice(0, 3)])).toBe(disagreement(all));
      }),
      { seed: 1404, numRuns: 500 },
    );
  });
});
