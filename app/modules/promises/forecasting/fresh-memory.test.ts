import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FreshMemory } from "./fresh-memory";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** Readings that end when they are told to. */
function readings() {
  const begun: { end: (value: string) => void; fail: (why: Error) => void }[] = [];
  const find = () => new Promise<string>((end, fail) => void begun.push({ end, fail }));
  return { begun, find };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("GIVEN nothing WHEN many ask THEN one reads, and all wait for that", async () => {
  const { begun, find } = readings();
  const memory = new FreshMemory<string>(2_000, 10);
  const asked = [memory.get("a", find), memory.get("a", find)];
  begun[0]!.end("one");
  expect(await Promise.all(asked)).toEqual(["one", "one"]);
  expect(begun).toHaveLength(1);
});

it("GIVEN an answer that is nearly over WHEN asked THEN it is told while the next is read, and then the next", async () => {
  const { begun, find } = readings();
  const memory = new FreshMemory<string>(2_000, 10);
  const first = memory.get("a", find);
  begun[0]!.end("one");
  await first;
  vi.advanceTimersByTime(1_600);
  expect([await memory.get("a", find), await memory.get("a", find)]).toEqual(["one", "one"]);
  expect(begun).toHaveLength(2);
  begun[1]!.end("two");
  await settled();
  expect(await memory.get("a", find)).toBe("two");
});

it("GIVEN a reading that fails WHEN asked THEN what was remembered holds to its end, and no longer", async () => {
  const { begun, find } = readings();
  const memory = new FreshMemory<string>(2_000, 10);
  const first = memory.get("a", find);
  begun[0]!.end("one");
  await first;
  vi.advanceTimersByTime(1_600);
  expect(await memory.get("a", find)).toBe("one");
  begun[1]!.fail(new Error("away"));
  await settled();
  vi.advanceTimersByTime(500);
  const late = memory.get("a", find);
  begun[2]!.fail(new Error("still away"));
  await expect(late).rejects.toThrow("still away");
});

it("GIVEN what is forgotten while it is read WHEN asked THEN it is read anew", async () => {
  const { begun, find } = readings();
  const memory = new FreshMemory<string>(2_000, 10);
  const first = memory.get("a", find);
  memory.forget("a");
  const second = memory.get("a", find);
  begun[1]!.end("new");
  expect(await second).toBe("new");
  begun[0]!.end("old");
  expect(await first).toBe("old");
  expect(await memory.get("a", find)).toBe("new");
});
