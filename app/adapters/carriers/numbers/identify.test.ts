import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identify } from "./identify";

describe("whose number it is", () => {
  it.each([
    ["1Z 5R8 939 0357567127", "ups"],
    ["RB123456785US", "usps"],
    ["9400 1112 0255 5842 3325 01", null],
    ["LTN74209518N1", "landmark"],
    ["GFUS01011884214466", "gofo"],
    ["", null],
    ["hello world", null],
    ["000000000000", null],
    ["\u0000", null],
  ])("GIVEN %s WHEN looked at THEN the first candidate is %s", (number, carrier) => {
    expect(identify(number)[0]?.carrier ?? null).toBe(carrier);
  });

  it("GIVEN twelve digits that FedEx and Purolator could both have written WHEN hints come THEN the order follows them", () => {
    const both = Array.from({ length: 3_000 }, (_, i) => String(280_000_000_000 + i * 37)).find((number) => {
      const carriers = identify(number).map((c) => c.carrier);
      return carriers.includes("fedex") && carriers.includes("purolator");
    })!;
    expect(identify(both)[0]?.carrier).toBe("fedex");
    expect(identify(both, { said: "purolator" })[0]?.carrier).toBe("purolator");
    const history = new Map([["purolator", 900]]);
    expect(identify(both, { history, destination: "CA" })[0]?.carrier).toBe("purolator");
  });

  it("GIVEN a name and a number that fits nobody WHEN looked at THEN the name is a candidate and a weak one", () => {
    expect(identify("ABC-1", { said: "dpd" })).toEqual([
      { carrier: "dpd", confidence: expect.closeTo(0.968, 2) as number, reason: "the store names it" },
    ]);
  });

  it("GIVEN any text WHEN looked at THEN candidates are ranked, differ, and never add up to certainty", () => {
    const texts = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9A-Z ]{8,40}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const all = identify(text);
        expect(all.reduce((sum, c) => sum + c.confidence, 0)).toBeLessThanOrEqual(1.01);
        expect(new Set(all.map((c) => c.carrier)).size).toBe(all.length);
        expect(all.map((c) => c.confidence)).toEqual(all.map((c) => c.confidence).sort((a, b) => b - a));
        for (const { reason } of all) expect(reason).not.toBe("");
      }),
      { seed: 1405, numRuns: 1_500 },
    );
  });
});
