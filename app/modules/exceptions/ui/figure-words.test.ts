import { expect, it } from "vitest";
import { inTimeText, tookText } from "./figure-words";

it.each([
  [null, "Not yet known"],
  [0, "0 min"],
  [0.4, "24 min"],
  [3.25, "3.3 h"],
  [36, "1.5 days"],
])("GIVEN %s hours WHEN they are told THEN it is in the largest unit that fits", (hours, text) => {
  expect(tookText(hours)).toBe(text);
});

it("GIVEN nothing that could be in time WHEN it is told THEN it is not zero", () => {
  expect(inTimeText(null)).toBe("Not yet known");
  expect(inTimeText(0)).toBe("0 %");
  expect(inTimeText(0.875)).toBe("88 %");
});
