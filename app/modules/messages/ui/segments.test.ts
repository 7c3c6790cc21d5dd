import { describe, expect, it } from "vitest";
import { segmentsOf } from "./segments";

describe("how many SMS a text is", () => {
  it.each([
    ["nothing", "", 1, false],
    ["as much as fits into one", "a".repeat(160), 1, false],
    ["one sign more", "a".repeat(161), 2, false],
    ["signs that count for two", "€".repeat(81), 2, false],
    ["one sign outside the alphabet", `${"a".repeat(69)}ż`, 1, true],
    ["and one more", `${"a".repeat(70)}ż`, 2, true],
    ["a picture of two units", "📦".repeat(36), 2, true],
  ])("GIVEN %s WHEN counted THEN it is so many", (_, text, segments, unicode) => {
    expect(segmentsOf(text)).toMatchObject({ segments, unicode });
  });
});
