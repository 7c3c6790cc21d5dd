import { describe, expect, test } from "vitest";
import { DAY } from "../model/parcel";
import { isoWeek, readWallTime, writeDay } from "./wall-time";

const at = (utc: string) => Date.parse(utc) / 60_000;

describe("readWallTime", () => {
  test.each([
    ["2018-02-15T10:31", "2018-02-15T10:31Z"],
    ["2018-02-15 10:31:59", "2018-02-15T10:31Z"],
    ["2018-02-15T10:31:59.123456", "2018-02-15T10:31Z"],
    ["2016-02-29T23:59Z", "2016-02-29T23:59Z"],
    ["2000-02-29", "2000-02-29T00:00Z"],
  ])("%s", (text, utc) => expect(readWallTime(text, "start")).toBe(at(utc)));

  test("keeps the clock as it is written, whatever its zone", () => {
    for (const zone of ["Z", "+01:00", "-0330", " UTC", "+14"])
      expect(readWallTime(`2018-02-15T10:31:00${zone}`, "start")).toBe(at("2018-02-15T10:31Z"));
  });

  test("a date alone is known as it begins, or when it is over", () => {
    expect(readWallTime("2018-02-15", "start")).toBe(at("2018-02-15T00:00Z"));
    expect(readWallTime("2018-02-15", "end")).toBe(at("2018-02-15T23:59Z"));
  });

  test.each([
    "",
    "2018-2-15",
    "15/02/2018",
    "2018-02-29",
    "1900-02-29",
    "2018-13-01",
    "2018-00-10",
    "2018-04-31",
    "2018-02-15T24:00",
    "2018-02-15T10:60",
    "2018-02-15T10",
    "2018-02-15x10:31",
    "2018-02-15T10:31 maybe",
    "1969-12-31",
    "2018/02/15",
    "２０１８-02-15",
  ])("%s is no time", (text) => expect(readWallTime(text, "start")).toBeNull());

  test("every minute of a leap year is read as it is written", () => {
    for (let minute = at("2020-01-01T00:00Z"); minute < at("2021-01-01T00:00Z"); minute += 611) {
      const text = new Date(minute * 60_000).toISOString().slice(0, 16);
      expect(readWallTime(text, "end")).toBe(minute);
      expect(writeDay(Math.floor(minute / DAY))).toBe(text.slice(0, 10));
    }
  });
});

test.each([
  ["2018-02-15", "2018-W07"],
  ["2018-12-31", "2019-W01"],
  ["2021-01-03", "2020-W53"],
  ["2021-01-04", "2021-W01"],
  ["1970-01-01", "1970-W01"],
])("%s is in week %s", (date, week) => expect(isoWeek(readWallTime(date, "start")! / DAY)).toBe(week));
