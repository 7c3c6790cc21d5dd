import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Memory } from "./memory";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

it("GIVEN an answer WHEN it is asked for again THEN it is remembered for its while, or until it is forgotten", async () => {
  const memory = new Memory<number>(2_000, 10);
  let found = 0;
  const find = () => Promise.resolve(++found);
  expect(await Promise.all([memory.get("a", find), memory.get("a", find)])).toEqual([1, 1]);
  vi.advanceTimersByTime(1_999);
  expect(await memory.get("a", find)).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await memory.get("a", find)).toBe(2);
  memory.forget("a");
  expect(await memory.get("a", find)).toBe(3);
});

it("GIVEN an error WHEN it is asked again THEN it is tried again; a newer answer stays", async () => {
  const memory = new Memory<number>(2_000, 10);
  let fail: (error: Error) => void = () => undefined;
  const failing = memory.get("a", () => new Promise((_, reject) => (fail = reject)));
  memory.forget("a");
  expect(await memory.get("a", () => Promise.resolve(1))).toBe(1);
  fail(new Error("late"));
  await expect(failing).rejects.toThrow("late");
  expect(await memory.get("a", () => Promise.resolve(2))).toBe(1);
  await expect(memory.get("b", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await memory.get("b", () => Promise.resolve(3))).toBe(3);
});

it("GIVEN more than it holds WHEN one is added THEN the oldest goes", async () => {
  const memory = new Memory<string>(2_000, 2);
  for (const key of ["a", "b", "c"]) await memory.get(key, () => Promise.resolve(key));
  expect(await memory.get("b", () => Promise.resolve("anew"))).toBe("b");
  expect(await memory.get("a", () => Promise.resolve("anew"))).toBe("anew");
});
