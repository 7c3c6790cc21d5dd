import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, dark, light, paint } from "./colour";

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("the brand's colour", () => {
  it("GIVEN any colour WHEN on a button THEN its words are legible, by day and by night", () => {
    fc.assert(
      fc.property(colours, fc.constantFrom(light, dark), (brand, on) => {
        const { fill, ink } = paint(brand, on);
        expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4);
        expect(contrast(fill, on.card)).toBeGreaterThanOrEqual(1.3);
      }),
      { seed: 20_261_121, numRuns: 500 },
    );
  });

  it.each(["", "red", "#12345", "#12345g", "url(x)", "#fff;x:y"])(
    "GIVEN %j, which is no colour, WHEN painted THEN ink takes its place",
    (brand) => {
      expect(paint(brand, light)).toEqual({ fill: light.ink, ink: light.card });
    },
  );

  it.each([light, dark])("GIVEN words on their ground WHEN measured THEN they meet WCAG AA", (on) => {
    for (const ground of [on.page, on.card, on.panel])
      for (const words of [on.ink, on.soft]) expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
