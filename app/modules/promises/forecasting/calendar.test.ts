import { expect, test } from "vitest";
import type { Facts } from "../model/parcel";
import { isHoliday } from "./calendar";

const day = (date: string) => Date.parse(date) / 86_400_000;
const place = (country: string | null, region: string | null = null, from: string | null = null) =>
  ({
    destinationCountry: country,
    destinationRegion: region,
    originCountry: from,
    originRegion: null,
  }) as Facts;

test("a holiday where the parcel goes to; where it comes from when that is unknown; none in a place that nobody knows", () => {
  expect(isHoliday(day("2017-11-15"), place("BR", "SP"))).toBe(true);
  expect(isHoliday(day("2017-11-16"), place("BR", "SP"))).toBe(false);
  expect(isHoliday(day("2018-07-04"), place("US"))).toBe(true);
  expect(isHoliday(day("2018-07-04"), place("DE", null, "US"))).toBe(false);
  expect(isHoliday(day("2018-07-04"), place(null, null, "US"))).toBe(true);
  expect(isHoliday(day("2018-07-04"), place(null))).toBe(false);
  expect(isHoliday(day("2018-07-04"), place("QQ", "nowhere"))).toBe(false);
  // The same day asked again is answered from memory.
  expect(isHoliday(day("2018-07-04"), place("US"))).toBe(true);
});
