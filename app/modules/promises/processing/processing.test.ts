import fc from "fast-check";
import Holidays from "date-holidays";
import { describe, expect, it, test } from "vitest";
import { addDays, daysBetween, localDate, weekday } from "../../../domain/local-date";
import { holidaysOf, isPublicHoliday } from "../../../domain/holidays";
import { addWorkingDays, isWorkingDay, slotOf, workingDayFrom } from "./processing";
import { type Processing, processing, standard } from "./shape";
import { instantOf, wallOf } from "../../../domain/zone-clock";

const brooklyn: Processing = {
  cutoff: "14:00",
  workingDays: [1, 2, 3, 4, 5],
  handlingDays: 1,
  capacity: null,
  holidays: { country: "US", region: "NY" },
  closed: [],
};
const NY = "America/New_York";
const slot = (at: string, change: Partial<Processing> = {}, zone = NY, load = 0) =>
  slotOf(new Date(at), zone, { ...brooklyn, ...change }, load);

describe("slotOf", () => {
  it("GIVEN an order a minute before the cut-off WHEN placed THEN it is today's, and it says until when", () => {
    expect(slot("2026-11-18T18:59:59.999Z")).toEqual({
      startsOn: "2026-11-18",
      readyOn: "2026-11-19",
      orderBy: new Date("2026-11-18T19:00:00Z"),
      because: ["before_cutoff"],
    });
  });

  it("GIVEN an order at the cut-off minute WHEN placed THEN it is the next day's", () => {
    expect(slot("2026-11-18T19:00:00Z")).toEqual({
      startsOn: "2026-11-19",
      readyOn: "2026-11-20",
      orderBy: new Date("2026-11-19T19:00:00Z"),
      because: ["after_cutoff"],
    });
  });

  it("GIVEN a Friday evening WHEN the next day's cut-off is days away THEN no countdown is offered", () => {
    expect(slot("2026-11-20T22:00:00Z")).toMatchObject({
      startsOn: "2026-11-23",
      readyOn: "2026-11-24",
      orderBy: null,
      because: ["after_cutoff", "not_a_working_day"],
    });
  });

  it("GIVEN Thanksgiving WHEN ordered the evening before THEN packing starts on the Friday", () => {
    expect(slot("2026-11-25T20:00:00Z")).toMatchObject({
      startsOn: "2026-11-27",
      readyOn: "2026-11-30",
      because: ["after_cutoff", "holiday"],
    });
    expect(slot("2026-11-26T12:00:00Z").because).toEqual(["holiday"]);
  });

  it("GIVEN days off of its own, over the turn of the year WHEN ordered THEN all of them are skipped", () => {
    const closed = ["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"];
    expect(slot("2026-12-24T20:00:00Z", { closed })).toMatchObject({
      startsOn: "2027-01-04",
      because: ["after_cutoff", "holiday", "not_a_working_day", "closed"],
    });
  });

  it("GIVEN a leap year WHEN days are counted THEN 29 February is one of them", () => {
    const all = { workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: null };
    expect(slot("2028-02-28T12:00:00Z", all).readyOn).toBe("2028-02-29");
    expect(slot("2028-02-29T12:00:00Z", all).readyOn).toBe("2028-03-01");
    expect(slot("2027-02-28T12:00:00Z", all).readyOn).toBe("2027-03-01");
  });

  it("GIVEN more waiting orders than a day holds WHEN ordered THEN the start moves by the full days", () => {
    const starts = [0, 9, 10, 25, -3].map(
      (load) => slot("2026-11-18T15:00:00Z", { capacity: 10 }, NY, load).startsOn,
    );
    expect(starts).toEqual(["2026-11-18", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-18"]);
    expect(slot("2026-11-18T15:00:00Z", { capacity: 10 }, NY, 25).because).toEqual([
      "before_cutoff",
      "backlog",
    ]);
  });

  it("GIVEN a cut-off in the hour that is skipped WHEN the clocks jump THEN the jump is the cut-off", () => {
    const change = { cutoff: "02:30", workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: null };
    expect(slot("2026-03-08T06:59:00Z", change)).toMatchObject({
      startsOn: "2026-03-08",
      orderBy: new Date("2026-03-08T07:00:00Z"),
    });
    expect(slot("2026-03-08T07:00:00Z", change).startsOn).toBe("2026-03-09");
  });

  it("GIVEN a cut-off in the hour that comes twice WHEN it has passed once THEN it has passed", () => {
    const change = { cutoff: "01:30", workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: null };
    expect(slot("2026-11-01T05:29:00Z", change).startsOn).toBe("2026-11-01");
    expect(slot("2026-11-01T05:30:00Z", change).startsOn).toBe("2026-11-02");
    // 01:10 on the wall, for the second time.
    expect(slot("2026-11-01T06:10:00Z", change).startsOn).toBe("2026-11-02");
  });

  test.each([
    ["Pacific/Kiritimati", "2026-11-17T23:59:00Z", "2026-11-18"],
    ["Pacific/Kiritimati", "2026-11-18T00:00:00Z", "2026-11-19"],
    ["Asia/Kathmandu", "2026-11-18T08:14:00Z", "2026-11-18"],
    ["Asia/Kathmandu", "2026-11-18T08:15:00Z", "2026-11-19"],
    ["Pacific/Pago_Pago", "2026-11-19T00:59:00Z", "2026-11-18"],
    ["Pacific/Pago_Pago", "2026-11-19T01:00:00Z", "2026-11-19"],
  ])("in %s an order at %s starts on %s", (zone, at, startsOn) => {
    expect(slot(at, { holidays: null }, zone).startsOn).toBe(startsOn);
  });

  it("GIVEN the whole day or none of it WHEN ordered at any minute THEN the day is the same", () => {
    for (const at of ["2026-11-18T05:00:00Z", "2026-11-19T04:59:59Z"]) {
      expect(slot(at, { cutoff: "24:00" }).startsOn).toBe("2026-11-18");
      expect(slot(at, { cutoff: "00:00" }).startsOn).toBe("2026-11-19");
    }
  });
});

describe("any location, anywhere, at any time", () => {
  const zones = fc.constantFrom(
    "UTC",
    NY,
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
  );
  const two = (n: number) => String(n).padStart(2, "0");
  const times = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${two(h)}:${two(m)}`);
  const instants = fc
    .integer({ min: Date.UTC(2016, 0, 1) / 1_000, max: Date.UTC(2036, 0, 1) / 1_000 })
    .map((s) => new Date(s * 1_000));
  const places = fc.record({
    cutoff: times,
    workingDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    handlingDays: fc.integer({ min: 0, max: 10 }),
    capacity: fc.option(fc.integer({ min: 1, max: 500 })),
    holidays: fc.constantFrom(null, { country: "DE", region: "BY" }, { country: "EG", region: null }),
    closed: fc.array(
      fc.integer({ min: 0, max: 7_000 }).map((n) => addDays("2016-01-01", n)),
      { maxLength: 20 },
    ),
  });
  const loads = fc.integer({ min: 0, max: 2_000 });
  const seed = { seed: 1411, numRuns: 400 };

  it("starts and ends on working days, in order, and never before the order", () => {
    fc.assert(
      fc.property(instants, zones, places, loads, (at, zone, place, load) => {
        const p = processing.parse(place);
        const s = slotOf(at, zone, p, load);
        expect(s.startsOn >= localDate(at, zone)).toBe(true);
        expect(s.readyOn >= s.startsOn).toBe(true);
        expect(isWorkingDay(s.startsOn, p) && isWorkingDay(s.readyOn, p)).toBe(true);
        expect(slotOf(at, zone, p, load)).toEqual(s);
        if (s.orderBy) {
          const wait = s.orderBy.getTime() - at.getTime();
          expect(wait > 0 && wait <= 86_400_000).toBe(true);
          const last = new Date(s.orderBy.getTime() - 60_000);
          if (last >= at) expect(slotOf(last, zone, p, load).startsOn).toBe(s.startsOn);
          expect(slotOf(s.orderBy, zone, p, load).startsOn > s.startsOn).toBe(true);
        }
      }),
      seed,
    );
  });

  it("gives a later order, a longer queue or more to do no earlier day", () => {
    fc.assert(
      fc.property(instants, zones, places, loads, fc.nat(10 * 86_400), (at, zone, place, load, later) => {
        const p = processing.parse(place);
        const s = slotOf(at, zone, p, load);
        expect(slotOf(new Date(at.getTime() + later * 1_000), zone, p, load).readyOn >= s.readyOn).toBe(true);
        expect(slotOf(at, zone, p, load + 100).readyOn >= s.readyOn).toBe(true);
        expect(slotOf(at, zone, { ...p, handlingDays: p.handlingDays + 1 }, load).readyOn > s.readyOn).toBe(
          true,
        );
      }),
      seed,
    );
  });

  it("reads the clock as the zone's own calendar does, and finds the instant again", () => {
    fc.assert(
      fc.property(instants, zones, times, (at, zone, time) => {
        const { date, minute } = wallOf(at, zone);
        expect(date).toBe(localDate(at, zone));
        expect(minute).toBeGreaterThanOrEqual(0);
        const found = instantOf(date, time, zone);
        const wall = wallOf(found, zone);
        expect(wall.date).toBe(date);
        const wanted = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
        expect(wall.minute).toBeGreaterThanOrEqual(wanted);
        const before = wallOf(new Date(found.getTime() - 60_000), zone);
        expect(before.date < date || before.minute < wanted).toBe(true);
      }),
      seed,
    );
  });
});

describe("holidays", () => {
  it("knows substitutes, regions, days that move, and feasts of several days", () => {
    expect(isPublicHoliday("2026-07-03", "US", null)).toBe(true);
    expect(isPublicHoliday("2026-11-26", "US", "NJ")).toBe(true);
    expect(isPublicHoliday("2026-06-04", "DE", "BY")).toBe(true);
    expect(isPublicHoliday("2026-06-04", "DE", "BE")).toBe(false);
    expect([20, 21, 22].map((day) => isPublicHoliday(`2026-03-${day}`, "EG", null))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("has none for a place that nobody knows", () => {
    expect(holidaysOf("ZZ", null, 2026).size).toBe(0);
    expect(isPublicHoliday("2026-12-25", "ZZ", "99")).toBe(false);
  });

  it("leaves every weekday of every country with days to work on, so that a working day is always found", () => {
    for (const country of Object.keys(new Holidays().getCountries())) {
      const free = holidaysOf(country, null, 2027);
      const worked = new Set<number>();
      for (let day = "2027-01-01"; day < "2028-01-01"; day = addDays(day, 1)) {
        if (!free.has(day)) worked.add(weekday(day));
      }
      expect({ country, days: worked.size }).toEqual({ country, days: 7 });
    }
  }, 60_000);
});

describe("the schema", () => {
  it("sorts days, and refuses what no location does", () => {
    expect(processing.parse({ ...brooklyn, workingDays: [5, 1, 1] }).workingDays).toEqual([1, 5]);
    for (const wrong of [
      { cutoff: "25:00" },
      { cutoff: "14" },
      { workingDays: [] },
      { workingDays: [7] },
      { handlingDays: 31 },
      { handlingDays: 1.5 },
      { capacity: 0 },
      { closed: ["2026-02-30"] },
      { holidays: { country: "usa", region: null } },
    ]) {
      expect(processing.safeParse({ ...brooklyn, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it("has a default that is one", () => {
    expect(processing.parse(standard(null))).toEqual(standard(null));
  });
});

it("counts working days, not days", () => {
  expect(workingDayFrom("2026-11-21", brooklyn)).toBe("2026-11-23");
  expect(daysBetween("2026-11-23", addWorkingDays("2026-11-23", 5, brooklyn))).toBe(8);
});
