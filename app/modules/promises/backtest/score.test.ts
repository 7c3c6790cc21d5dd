import { describe, expect, test } from "vitest";
import { DAY, type Parcel } from "../model/parcel";
import { pinball, Scoring } from "./score";
import { readWallTime } from "./wall-time";

const monday = readWallTime("2018-02-19", "start")! / DAY;

/** Ordered on a day after that Monday, arrived so many days later. */
const parcel = (ordered: number, took: number | null, region = "SP") =>
  ({
    orderedAt: (monday + ordered) * DAY + 600,
    deliveredAt: took === null ? null : (monday + ordered + took) * DAY + 60,
    destinationCountry: "BR",
    destinationRegion: region,
  }) as Parcel;

/** Half within 2 days, four fifths within 4, nine tenths within 6, all within 10. */
const forecast = (from: number) => ({
  from,
  by: Float64Array.from([0, 0.1, 0.5, 0.6, 0.8, 0.85, 0.9, 0.9, 0.95, 0.99, 1]),
  basis: { level: "store" as const, parcels: 10, pace: 1 },
});
const silent = { ...forecast(0), by: new Float64Array() };
const said = (of: Parcel, promised: number | null, theirs: number | null = null) => {
  const day = Math.floor(of.orderedAt / DAY);
  return {
    parcel: of,
    forecast: forecast(day),
    promised: promised === null ? null : day + promised,
    theirs: theirs === null ? null : day + theirs,
  };
};

test("too late costs one minus the level a day, too early the level", () => {
  expect(pinball(0.9, 10, 7)).toBeCloseTo(2.7);
  expect(pinball(0.9, 7, 10)).toBeCloseTo(0.3);
  expect(pinball(0.5, 7, 7)).toBe(0);
});

describe("scores", () => {
  test("as counted by hand", () => {
    const scoring = new Scoring([0.5, 0.9]);
    scoring.add(said(parcel(0, 1), 6));
    scoring.add(said(parcel(1, 4), 6));
    scoring.add(said(parcel(7, 9, "RJ"), 6));
    scoring.add(said(parcel(7, null), 6));
    scoring.add({ ...said(parcel(8, 6), null), forecast: silent });
    const { all, lanes, weeks, versus } = scoring.scores();
    expect(all).toMatchObject({ parcels: 4, promised: 3, meanPromisedDays: 6, meanActualDays: 5 });
    expect(all.kept).toBeCloseTo(2 / 3);
    // Median day 2: off by 1, 2 and 7.
    expect(all.medianErrorDays).toBeCloseTo(10 / 3);
    // At 0.5: 0.5 + 1 + 3.5; at 0.9 (day 6): 0.5 + 0.2 + 2.7.
    expect(all.levels[0]).toMatchObject({ level: 0.5, meanDays: 2 });
    expect(all.levels[0]!.kept).toBeCloseTo(1 / 3);
    expect(all.levels[0]!.pinball).toBeCloseTo(5 / 3);
    expect(all.levels[1]!.kept).toBeCloseTo(2 / 3);
    expect(all.levels[1]!.pinball).toBeCloseTo(3.4 / 3);
    expect(all.pinball).toBeCloseTo(8.4 / 6);
    expect(lanes.map(({ lane, parcels }) => [lane, parcels])).toEqual([
      ["BR-SP", 3],
      ["BR-RJ", 1],
    ]);
    expect(weeks.map(({ week, parcels }) => [week, parcels])).toEqual([
      ["2018-W08", 2],
      ["2018-W09", 2],
    ]);
    expect(versus).toBeNull();
    expect(all.today).toBeNull();
  });

  test("against another promise: ours at the level that is kept as often", () => {
    const scoring = new Scoring([0.5]);
    // Two of four of theirs are kept. Ours are from level 0.5 up, where day 2 keeps two of four.
    for (const [took, theirs] of [
      [1, 9],
      [2, 9],
      [5, 4],
      [8, 4],
    ] as const)
      scoring.add(said(parcel(0, took), 6, theirs));
    scoring.add({ ...said(parcel(0, 1), null, 9), forecast: silent });
    const [lane] = scoring.scores().lanes;
    expect(lane!.today).toEqual({ parcels: 5, kept: 0.6, meanPromisedDays: 7 });
    expect(scoring.scores().versus).toEqual({
      parcels: 4,
      kept: 0.5,
      meanPromisedDays: 6.5,
      ours: { level: 0.5, meanPromisedDays: 2 },
    });
  });

  test("between two levels of ours it is a share of the way", () => {
    const scoring = new Scoring([0.5]);
    // Theirs keep three of four; ours jump from two (day 6) to four (day 8) as the level passes 0.9.
    for (const [took, theirs] of [
      [1, 9],
      [2, 9],
      [8, 9],
      [8, 4],
    ] as const)
      scoring.add(said(parcel(0, took), 6, theirs));
    const { ours } = scoring.scores().versus!;
    expect(ours!.level).toBeCloseTo(0.90125);
    expect(ours!.meanPromisedDays).toBeCloseTo(7);
  });

  test("no level of ours is kept as often: it says so", () => {
    const scoring = new Scoring([0.5]);
    scoring.add(said(parcel(0, 1), 6, 0));
    expect(scoring.scores().versus).toMatchObject({ kept: 0, ours: null });
    expect(new Scoring([0.5]).scores().all).toMatchObject({ parcels: 0, kept: NaN });
  });
});
