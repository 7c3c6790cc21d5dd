import { describe, expect, test } from "vitest";
import { progressBar } from "./progress";

function drawn(isTTY: boolean, msPerStep: number) {
  const texts: string[] = [];
  let now = 0;
  const bar = progressBar({ write: (text) => texts.push(text), isTTY }, () => (now += msPerStep));
  for (const stage of ["Reading", "Promising"]) for (let i = 0; i <= 1_000; i++) bar(stage, i / 1_000);
  bar("Promising", 1);
  return texts;
}

describe("progress", () => {
  test("a log gets one line for each tenth", () => {
    const texts = drawn(false, 1);
    expect(texts).toHaveLength(22);
    expect(texts[0]).toBe("Reading:   0 %\n");
    expect(texts.at(-1)).toBe("Promising: 100 %\n");
  });

  test("a terminal gets a bar, at most ten times a second, and each stage is seen to its end", () => {
    const texts = drawn(true, 1);
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.length).toBeLessThan(30);
    expect(texts.filter((text) => text.endsWith("100 %\n"))).toHaveLength(2);
    expect(texts.every((text) => text.startsWith("\r\u001b[K"))).toBe(true);
  });
});
