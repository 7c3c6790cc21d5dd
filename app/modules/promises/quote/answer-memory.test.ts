import { expect, it } from "vitest";
import { AnswerMemory } from "./answer-memory";

it("GIVEN room for two WHEN a third is kept THEN the one that was asked for longest ago is forgotten", () => {
  const memory = new AnswerMemory<number>(2, 1_000);
  memory.keep("a", 1, 1);
  memory.keep("b", 2, 1);
  expect(memory.get("a")).toBe(1);
  memory.keep("c", 3, 1);
  expect(["a", "b", "c"].map((key) => memory.get(key))).toEqual([1, undefined, 3]);
  expect(memory.count).toBe(2);
});

it("GIVEN room for so many characters WHEN more are kept THEN it never holds more, names included", () => {
  const memory = new AnswerMemory<number>(1_000, 100);
  for (let i = 0; i < 50; i++) {
    memory.keep(`name ${i}`, i, i);
    expect(memory.size).toBeLessThanOrEqual(100);
  }
  expect(memory.get("name 49")).toBe(49);
  memory.keep("x".repeat(101), 1, 0);
  memory.keep("too long", 1, 101);
  expect([memory.get("x".repeat(101)), memory.get("too long")]).toEqual([undefined, undefined]);
});

it("GIVEN an answer WHEN another is kept by its name THEN that one counts, and counts once", () => {
  const memory = new AnswerMemory<number>(10, 100);
  memory.keep("a", 1, 40);
  memory.keep("a", 2, 9);
  expect([memory.get("a"), memory.size, memory.count]).toEqual([2, 10, 1]);
});
