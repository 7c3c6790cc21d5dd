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
