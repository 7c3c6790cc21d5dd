import { describe, expect, it, test } from "vitest";
import { addDays } from "../../../domain/local-date";
import type { Grounds } from "../forecasting/grounds.server";
import { standard } from "../processing/shape";
import { promiseSettings } from "../settings/settings";
import { ANYTHING } from "./goods.server";
import { isThin, quote, type QuoteQuestion } from "./quote.server";

const NEW_YORK = "America/New_York";
const usual = standard({ country: "US", region: null });
const grounds = (change: Partial<Grounds> = {}, packing: object | null = {}): Grounds => ({
  zone: NEW_YORK,
  country: "US",
  settings: promiseSettings.parse({}),
  model: null,
  waitingDays: 0,
  places: [
    {
      locationId: "5",
      name: "Newark",
      country: "US",
      region: "NJ",
      active: true,
      confirmed: packing && { ...usual, ...packing },
      confirmedAt: null,
      learned: null,
      learnedAt: null,
      standard: usual,
    },
  ],
  ...change,
});
const anywhere: QuoteQuestion = {
  country: "US",
  region: null,
  prefix: "112",
  service: "UPS Ground",
  goods: ANYTHING,
};
const at = (instant: string, on = grounds(), question: Partial<QuoteQuestion> = {}) =>
  quote(on, { ...anywhere, ...question }, new Date(instant));
const idOf = (...args: Parameters<typeof at>) => at(...args).id;
// A Thursday, before noon in New York.
const THEN = "2026-11-19T15:00:00Z";

describe("the same question", () => {
  it("GIVEN one slot WHEN it is asked at other minutes THEN id and dates are the same", () => {
    const first = at(THEN);
    const later = at("2026-11-19T16:59:59Z");
    expect([later.id, later.dates, later.inputs]).toEqual([first.id, first.dates, first.inputs]);
    expect(first.validUntil.toISOString()).toBe("2026-11-19T17:00:00.000Z");
    expect(first.orderBy?.toISOString()).toBe("2026-11-19T17:00:00.000Z");
  });

  it("GIVEN a queue of two days of the place's capacity WHEN it is asked THEN it is another promise, two working days later, and says why", () => {
    const queued = at(THEN, grounds({ waitingDays: 2 }, { capacity: 100 }));
    const free = at(THEN, grounds({}, { capacity: 100 }));
    expect(queued.id).not.toBe(free.id);
    expect(queued.inputs.slot).toMatchObject({ startsOn: "2026-11-23" });
    expect(queued.inputs.slot?.because).toContain("backlog");
    expect(free.inputs.slot).toMatchObject({ startsOn: "2026-11-19" });
    expect(queued.dates.likely > free.dates.likely).toBe(true);
  });

  it("GIVEN the cut-off WHEN its minute comes THEN it is another promise, a working day later", () => {
    const after = at("2026-11-19T17:00:00Z");
    expect(after.id).not.toBe(idOf("2026-11-19T16:59:00Z"));
    expect(after.dates.latest > at(THEN).dates.latest).toBe(true);
    expect(after.validUntil.toISOString()).toBe("2026-11-20T05:00:00.000Z");
    expect(after.inputs.slot).toMatchObject({ startsOn: "2026-11-20", because: ["after_cutoff"] });
  });

  it("GIVEN a service WHEN it is written in other ways THEN it is one", () => {
    const ids = ["UPS Ground", "ups_ground", "ups-ground", " UPS  GROUND "].map((service) =>
      idOf(THEN, grounds(), { service }),
    );
    expect(new Set(ids).size).toBe(1);
    expect(idOf(THEN, grounds(), { service: "UPS 2nd Day" })).not.toBe(ids[0]);
  });

  test.each([
    ["target", grounds({ settings: promiseSettings.parse({ target: 0.95 }) })],
    ["buffer", grounds({ settings: promiseSettings.parse({ buffer: 2 }) })],
    ["cut-off", grounds({}, { cutoff: "12:01" })],
    ["working days", grounds({}, { workingDays: [1, 2, 3, 4, 5, 6] })],
    ["what nobody confirmed", grounds({}, null)],
    ["place of departure", grounds({ places: [] })],
    [
      "model version",
      grounds({
        model: {
          version: "2026-11-19.night",
          model: { day: 20_000, load: 1, stages: {} },
          watching: {} as never,
          regions: new Map(),
          usualService: null,
        },
      }),
    ],
  ])("GIVEN another %s WHEN it is asked THEN it is another promise", (_, other) => {
    expect(idOf(THEN, other)).not.toBe(idOf(THEN));
  });
});

describe("calendars", () => {
  test.each([
    ["clocks go forward that night", "2026-03-07T15:00:00Z", "2026-03-08T15:00:00Z"],
    ["clocks go back that night", "2026-10-31T15:00:00Z", "2026-11-01T15:00:00Z"],
    ["the leap day", "2028-02-28T15:00:00Z", "2028-02-29T15:00:00Z"],
    ["the year ends", "2026-12-31T15:00:00Z", "2027-01-01T15:00:00Z"],
  ])("GIVEN %s WHEN a day passes THEN dates only ever move on, and stay in order", (_, one, next) => {
    const [a, b] = [at(one), at(next)];
    for (const { earliest, likely, latest } of [a.dates, b.dates])
      expect(earliest <= likely && likely <= latest).toBe(true);
    expect(b.dates.latest >= a.dates.latest).toBe(true);
    expect(a.validUntil.getTime()).toBeGreaterThan(Date.parse(one));
    expect(b.validUntil.getTime()).toBeGreaterThan(Date.parse(next));
  });

  it("GIVEN an hour that comes twice WHEN the cut-off lay in its first round THEN the second is after it", () => {
    const night = grounds({}, { cutoff: "01:30", workingDays: [0, 1, 2, 3, 4, 5, 6] });
    const second = at("2026-11-01T06:10:00Z", night);
    expect(second.inputs.slot.because).toEqual(["after_cutoff"]);
    expect(second.validUntil.toISOString()).toBe("2026-11-02T05:00:00.000Z");
    expect(at("2026-11-01T05:10:00Z", night).id).not.toBe(second.id);
  });

  it("GIVEN a cut-off at either end of a day WHEN asked THEN each instant has its slot", () => {
    for (const cutoff of ["00:00", "00:30", "23:59", "24:00"])
      for (const hour of ["05:00", "05:29", "05:30", "12:00", "23:00"]) {
        const instant = `2026-11-19T${hour}:00Z`;
        expect(at(instant, grounds({}, { cutoff })).validUntil.getTime()).toBeGreaterThan(
          Date.parse(instant),
        );
      }
  });

  it("GIVEN a holiday where it leaves WHEN ordered on it THEN packing waits for the next working day", () => {
    // Thanksgiving.
    const { inputs } = at("2026-11-26T15:00:00Z");
    expect(inputs.slot).toMatchObject({ startsOn: "2026-11-27", readyOn: "2026-11-30" });
    expect(inputs.slot.because).toContain("holiday");
  });

  it("GIVEN a holiday where it arrives WHEN dates are reckoned THEN nothing comes on it, and it is said", () => {
    const { inputs, dates } = at("2026-12-21T15:00:00Z", grounds(), { service: "next day" });
    expect(Object.values(dates)).not.toContain("2026-12-25");
    expect(at("2026-12-22T15:00:00Z").inputs.holidays).toContain("2026-12-25");
    expect(inputs.slot.readyOn).toBe("2026-12-22");
  });
});

describe("what moves a date", () => {
  it("GIVEN days that goods are waited for WHEN asked THEN the date is later by them, and no countdown runs", () => {
    const waiting = at(THEN, grounds(), { goods: { ...ANYTHING, backorderDays: 10 } });
    expect(waiting.dates.earliest >= addDays(at(THEN).dates.earliest, 10)).toBe(true);
    expect(waiting.id).not.toBe(idOf(THEN));
    expect(waiting.orderBy).toBeNull();
  });

  it("GIVEN a cut-off that nobody confirmed WHEN asked THEN no countdown runs to it", () => {
    expect(at(THEN, grounds({}, null)).orderBy).toBeNull();
  });

  it("GIVEN a buffer and a market WHEN asked THEN its latest day moves and no other", () => {
    const settings = promiseSettings.parse({ markets: [{ name: "Here", countries: ["US"], buffer: 3 }] });
    const [plain, buffered] = [at(THEN).dates, at(THEN, grounds({ settings })).dates];
    expect(buffered).toEqual({ ...plain, latest: addDays(plain.latest, 3) });
  });

  it("GIVEN no parcels of its own WHEN asked THEN what carriers publish speaks, unless the merchant would rather not", () => {
    const made = at(THEN);
    expect(made).toMatchObject({ model: "published", inputs: { transit: { level: "published" } } });
    expect(isThin(grounds(), made)).toBe(false);
    expect(isThin(grounds({ settings: promiseSettings.parse({ thin: "hide" }) }), made)).toBe(true);
  });

  it("GIVEN a store without a place WHEN asked THEN there is a date all the same", () => {
    expect(
      at(THEN, grounds({ places: [], country: null }), { country: null, prefix: null }).dates.latest,
    ).toMatch(/^2026-1[12]-\d\d$/);
  });
});
