import { describe, expect, test } from "vitest";
import { DAY, dayOf, type Parcel } from "./parcel";
import { FIRST, knownAt, world } from "./testing/world";
import { completed, ordersBehind } from "./truncated";

const END = (FIRST + 160) * DAY;
const all = world({ parcels: 2_000, days: 200, seed: 21 });
const known = knownAt(all, END);
const delivered = known.filter((p) => p.deliveredAt !== null);
const recent = (parcels: Parcel[], days: number) =>
  parcels.filter((p) => p.orderedAt > END - days * DAY && p.orderedAt < END);
const meanDays = (parcels: Parcel[]) =>
  parcels.reduce((sum, p) => sum + ((p.deliveredAt ?? p.endedAt ?? END) - p.orderedAt) / DAY, 0) /
  parcels.length;

describe("a history of delivered parcels only", () => {
  test("gets back about as many as were on their way", () => {
    const missing = known.length - delivered.length;
    const standIns = completed(delivered, END).filter((p) => p.deliveredAt === null);
    // Those of the last day or two have no companion that came: they cannot be told of.
    expect(standIns.length).toBeGreaterThan(0.4 * missing);
    expect(standIns.length).toBeLessThan(1.1 * missing);
    for (const { endedAt, orderedAt, handedOverAt } of standIns) {
      expect(endedAt).toBeLessThan(END);
      expect(orderedAt).toBeLessThan(endedAt!);
      expect(handedOverAt ?? 0).toBeLessThan(endedAt!);
    }
    expect(new Set(standIns.map(({ id }) => id)).size).toBe(standIns.length);
  });

  test("does not teach that all are quick: nearer to the truth than what it lists", () => {
    const seen = (parcels: Parcel[]) => recent(parcels, 12).filter((p) => p.orderedAt < END - 4 * DAY);
    const gone = (parcels: Parcel[]) => parcels.filter((p) => p.deliveredAt !== null).length / parcels.length;
    const truth = gone(seen(known));
    expect(gone(seen(delivered))).toBe(1);
    expect(Math.abs(gone(seen(completed(delivered, END))) - truth)).toBeLessThan((1 - truth) / 2);
    expect(meanDays(seen(completed(delivered, END)))).toBeGreaterThan(meanDays(seen(delivered)));
  });

  test("what is long past stays as it is", () => {
    const made = completed(delivered, END).filter((p) => p.orderedAt < END - 61 * DAY);
    expect(made).toEqual(delivered.filter((p) => p.orderedAt < END - 61 * DAY));
  });

  test("is the same each time", () => expect(completed(delivered, END)).toEqual(completed(delivered, END)));
});

describe("a history that is left alone", () => {
  test("one with open parcels", () => expect(completed(known, END)).toBe(known));

  test("one whose later ends are written in it: they were open at that moment", () => {
    const later = all.filter((p) => p.orderedAt < END && p.deliveredAt !== null);
    expect(completed(later, END)).toBe(later);
    const ended = delivered.concat({ ...delivered.at(-1)!, id: "e", deliveredAt: null, endedAt: END + DAY });
    expect(completed(ended, END)).toBe(ended);
  });

  test("one too short to say what is missing", () => {
    const short = delivered.slice(-40);
    expect(completed(short, END)).toBe(short);
    expect(completed([], END)).toEqual([]);
  });
});

describe("orders of a day", () => {
  const behind = ordersBehind(delivered, END);
  const count = (parcels: Parcel[], day: number) => parcels.filter((p) => dayOf(p.orderedAt) === day).length;
  const sum = (from: number, to: number, of: (day: number) => number) => {
    let all = 0;
    for (let ago = from; ago <= to; ago++) all += of(FIRST + 160 - ago);
    return all;
  };

  test("are as many as there were, though fewer are listed", () => {
    const listed = sum(4, 14, (day) => count(delivered, day));
    const truth = sum(4, 14, (day) => count(known, day));
    expect(listed).toBeLessThan(0.95 * truth);
    expect(sum(4, 14, (day) => (behind(day) ?? 0) * count(delivered, day)) / truth).toBeCloseTo(1, 0.7);
  });

  test("are not known of the last days, and known again of those that come after", () => {
    expect(behind(FIRST + 159)).toBeNull();
    expect(behind(FIRST + 160)).toBe(1);
    expect(behind(FIRST + 50)).toBe(1);
  });

  test("are those that are listed where open parcels are listed too", () => {
    const listed = ordersBehind(known, END);
    for (const ago of [-3, 1, 20, 90]) expect(listed(FIRST + 160 - ago)).toBe(1);
  });
});
