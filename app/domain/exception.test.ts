import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exceptionKinds, exceptions, remedied, worst } from "./exception";
import { milestones } from "./milestone";

const kinds = fc.array(fc.constantFrom(...exceptionKinds), { minLength: 1, maxLength: 6 });

describe("exceptions", () => {
  it("GIVEN the table WHEN checked THEN every kind has a row and is only ended by milestones that exist", () => {
    expect(Object.keys(exceptions).sort()).toEqual([...exceptionKinds].sort());
    for (const kind of exceptionKinds) {
      for (const m of exceptions[kind].resolvedBy) expect(milestones).toContain(m);
    }
  });

  it("GIVEN a loss or damage WHEN the parcel is scanned again THEN a scan alone never ends it", () => {
    const kept = exceptionKinds.filter((k) => exceptions[k].resolvedBy.length === 0);
    expect(kept).toEqual(["lost", "damaged", "missing_contents", "disposed", "not_received"]);
    expect(kept).toEqual(expect.arrayContaining(exceptionKinds.filter(remedied)));
    expect(exceptionKinds.filter(remedied)).toEqual(["lost", "damaged"]);
  });

  it("GIVEN open troubles WHEN one speaks for the parcel THEN it is a worst of them, whatever the order", () => {
    fc.assert(
      fc.property(kinds, (open) => {
        const before = [...open];
        const one = worst(open);
        expect(open).toEqual(before);
        expect(open).toContain(one);
        for (const kind of open)
          expect(exceptions[kind].severity <= (one === "" ? 0 : exceptions[one].severity)).toBe(true);
      }),
      { seed: 1105, numRuns: 1_000 },
    );
    expect(worst([])).toBe("");
  });

  it("GIVEN two kinds of the same weight WHEN told in either order THEN the same one speaks", () => {
    fc.assert(
      fc.property(kinds, (open) => {
        expect(worst(open.toReversed())).toBe(worst(open));
      }),
      { seed: 1106, numRuns: 2_000 },
    );
  });
});
