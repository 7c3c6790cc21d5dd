import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeScans, type ToldScan } from "./same-scan";

const scan = (source: string, minutes: number, more: Partial<ToldScan> = {}): ToldScan => ({
  source,
  milestone: "in_transit",
  exception: null,
  message: `${source} at ${minutes}`,
  place: null,
  at: new Date(minutes * 60_000),
  ...more,
});
const merged = (scans: ToldScan[], ranked?: string[]) =>
  mergeScans(scans, ranked).map((s) => [s.message, s.toldBy.join("+")]);

describe("what several sources tell of one parcel", () => {
  it("GIVEN the same scan from two sources, minutes apart, WHEN merged THEN it is one line in the first one's words", () => {
    expect(merged([scan("b", 12), scan("a", 10)], ["b", "a"])).toEqual([["b at 12", "b+a"]]);
  });

  it.each<[string, ToldScan, ToldScan]>([
    ["hours apart", scan("a", 0), scan("b", 200)],
    ["of another meaning", scan("a", 0), scan("b", 0, { milestone: "delivered" })],
    ["at another place", scan("a", 0, { place: "Newark, NJ" }), scan("b", 0, { place: "Austin, TX" })],
    ["told twice by one source", scan("a", 0), scan("a", 5)],
    ["that say nothing of the journey", scan("a", 0, { milestone: null }), scan("b", 0, { milestone: null })],
  ])("GIVEN scans %s WHEN merged THEN both stay", (_what, a, b) => {
    expect(mergeScans([a, b])).toHaveLength(2);
  });

  it("GIVEN places written in two ways WHEN merged THEN they are one", () => {
    const scans = [scan("a", 0, { place: "Newark, NJ, US" }), scan("b", 3, { place: "NEWARK NJ" })];
    expect(mergeScans(scans)).toHaveLength(1);
  });

  it("GIVEN any scans in any order WHEN merged THEN nobody is lost, none told twice in a line, and the result is the same", () => {
    const one = fc.record({
      source: fc.constantFrom("a", "b", "c"),
      milestone: fc.constantFrom("in_transit" as const, "delivered" as const, null),
      minutes: fc.nat(400),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 14 }), (given) => {
        const scans = given.map((g) => scan(g.source, g.minutes, { milestone: g.milestone }));
        const all = mergeScans(scans);
        expect(all.reduce((n, s) => n + s.toldBy.length, 0)).toBe(scans.length);
        for (const s of all) expect(new Set(s.toldBy).size).toBe(s.toldBy.length);
        expect(mergeScans([...scans].reverse())).toEqual(all);
        expect(all.map((s) => s.at.getTime())).toEqual(all.map((s) => s.at.getTime()).sort((x, y) => x - y));
      }),
      { seed: 1406, numRuns: 500 },
    );
  });
});
