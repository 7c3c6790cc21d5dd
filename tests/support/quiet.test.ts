import { expect, test } from "vitest";
import { allowConsole, takeNoise } from "./quiet";

test("a complaint that nobody announced is kept for the end of the test, which it fails", () => {
  allowConsole(/as expected/);
  console.warn("as %s", "expected");
  console.error("out of %s", "nowhere");
  expect(takeNoise()).toEqual(["console.error: out of nowhere"]);
});
