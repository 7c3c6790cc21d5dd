import { expect, it } from "vitest";
import { clockAt } from "../platform/clock.server";
import { Allowance } from "./allowance.server";

const START = "2026-11-19T10:00:00Z";
const spent = (allowance: Allowance, key: string, clock: ReturnType<typeof clockAt>, times: number) =>
  Array.from({ length: times }, () => allowance.spend(key, clock));

it("GIVEN two questions in a minute WHEN a third comes THEN it waits until the minute of the first is over", () => {
  const clock = clockAt(START);
  const allowance = new Allowance(2, 60_000, 10);
  expect(spent(allowance, "a", clock, 1)).toEqual([null]);
  clock.advance(30_500);
  expect(spent(allowance, "a", clock, 3)).toEqual([null, 30, 30]);
  expect(spent(allowance, "b", clock, 1)).toEqual([null]);
  clock.advance(29_500);
  expect(spent(allowance, "a", clock, 3)).toEqual([null, null, 60]);
});

it("GIVEN visitors without end WHEN they ask THEN only so many are remembered, and those whose time is over are not", () => {
  const clock = clockAt(START);
  const allowance = new Allowance(1, 60_000, 100);
  for (let i = 0; i < 1_000; i++) allowance.spend(`visitor ${i}`, clock);
  expect(allowance.count).toBe(100);
  expect(allowance.spend("visitor 999", clock)).toBe(60);
  clock.advance(60_000);
  expect(allowance.spend("visitor 999", clock)).toBeNull();
  expect(allowance.count).toBe(1);
});

it("GIVEN a clock that is put back WHEN they ask THEN nobody is locked out for longer than a minute", () => {
  const clock = clockAt(START);
  const allowance = new Allowance(1, 60_000, 100);
  for (const key of ["a", "b"]) allowance.spend(key, clock);
  clock.advance(-3_600_000);
  expect(["a", "b"].map((key) => allowance.spend(key, clock))).toEqual([null, null]);
  expect(["a", "b"].map((key) => allowance.spend(key, clock))).toEqual([60, 60]);
});
