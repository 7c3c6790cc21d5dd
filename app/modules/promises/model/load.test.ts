import { expect, test } from "vitest";
import { loadOn } from "./load";

const DAY_OF = 1_000;
const orders = (recent: number, usual: number) => (day: number) => {
  if (day >= DAY_OF) throw new Error("asked for a day that is not over");
  return day >= DAY_OF - 3 ? recent : usual;
};

test.each([
  ["as usual", 10, 10, 1],
  ["three times as many", 30, 10, 3],
  ["a flood counts four times at most", 200, 10, 4],
  ["fewer than usual is no less than usual", 2, 10, 1],
  ["a store that has hardly begun has no usual", 50, 1, 1],
  ["no orders at all", 0, 0, 1],
])("%s", (_, recent, usual, load) => expect(loadOn(DAY_OF, orders(recent, usual))).toBeCloseTo(load));

test("a weekly rhythm is no flood", () => {
  const weekly = (day: number) => (day % 7 < 3 ? 30 : 5);
  for (let day = DAY_OF; day < DAY_OF + 7; day++) expect(loadOn(day, weekly)).toBe(1);
});

test("days that nobody knows of are left out; where most are unknown nothing is said", () => {
  const since = (known: number) => (day: number) => (day < known ? null : orders(30, 10)(day));
  expect(loadOn(DAY_OF, since(DAY_OF - 3))).toBe(1);
  expect(loadOn(DAY_OF, since(DAY_OF - 17))).toBeCloseTo(3);
  expect(loadOn(DAY_OF, (day) => (day === DAY_OF - 2 ? null : 30))).toBe(1);
});
