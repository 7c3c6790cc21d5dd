import { expect, test } from "vitest";
import { IdSet } from "./id-set";

test("knows each id once, however alike they are", () => {
  const ids = new IdSet();
  const fresh = (make: (i: number) => string) => {
    for (let i = 0; i < 100_000; i++) if (!ids.add(make(i))) return i;
    return null;
  };
  expect(fresh(String)).toBeNull();
  expect(fresh((i) => `#${i}`)).toBeNull();
  expect(fresh((i) => `order-${i.toString(16).padStart(32, "0")}`)).toBeNull();
  for (let i = 0; i < 100_000; i++) if (ids.add(`#${i}`)) expect.fail(`#${i} was forgotten`);
  expect(ids.add("100000")).toBe(true);
  expect(ids.add("")).toBe(true);
  expect(ids.add("")).toBe(false);
});
