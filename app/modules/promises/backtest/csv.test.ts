import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Parcel } from "../model/parcel";
import { readParcels, type CsvRules } from "./csv";
import { total } from "./findings";
import { readWallTime } from "./wall-time";

const wall = (text: string) => readWallTime(text, "start")!;
const rules: CsvRules = { required: ["order_id", "ordered_at", "delivered_at"], now: wall("2018-06-01") };

async function read(text: string, more: Partial<CsvRules> = {}) {
  const parcels: Parcel[] = [];
  const promised: (number | null)[] = [];
  const result = await readParcels([text], { ...rules, ...more }, (parcel, day) => {
    parcels.push(parcel);
    promised.push(day);
  });
  if (!result.ok) throw new Error(result.failure.detail);
  return { reading: result.value, parcels, promised };
}

const header = "order_id,ordered_at,handed_over_at,delivered_at,destination_country,weight_g,items";
const rows = (...lines: string[]) => [header, ...lines].join("\n");

describe("a file of parcels", () => {
  test("columns in any order, unknown ones ignored with their names", async () => {
    const { reading, parcels } = await read(
      "Delivered_At,note,ORDER_ID, ordered_at ,destination_region,destination_country,distance_km,status\n" +
        "2018-02-20 09:00:10,hi,a1,2018-02-15T10:31,sp,br,12.345,delivered\n,,a2,2018-02-16,,,,open",
    );
    expect(reading).toMatchObject({
      rows: 2,
      kept: 2,
      refused: [],
      doubted: [],
      ignoredColumns: ["note", "status"],
    });
    expect(parcels[0]).toMatchObject({
      id: "a1",
      orderedAt: wall("2018-02-15T10:31"),
      deliveredAt: wall("2018-02-20T09:00"),
      destinationCountry: "BR",
      destinationRegion: "SP",
      distanceKm: 12.345,
      handedOverAt: null,
      weightG: null,
      service: null,
    });
    // Not delivered is information: the row is kept.
    expect(parcels[1]).toMatchObject({ id: "a2", orderedAt: wall("2018-02-16"), deliveredAt: null });
  });

  test("says which column is missing and which there are", async () => {
    const result = await readParcels(["order_id;when\n1;2"], rules, () => undefined);
    expect(result).toMatchObject({
      ok: false,
      failure: {
        code: "csv_columns",
        detail: "The header has no column ordered_at, delivered_at. It has: order_id, when.",
      },
    });
    const lacking = await readParcels([rows()], { ...rules, promiseColumn: "shown" }, () => undefined);
    expect(lacking).toMatchObject({ ok: false, failure: { code: "csv_columns" } });
    expect(await readParcels([""], rules, () => undefined)).toMatchObject({ failure: { code: "csv_empty" } });
  });

  test("refuses rows that teach nothing true, with line and reason", async () => {
    const { reading, parcels } = await read(
      rows(
        "ok,2018-02-15T10:31,,2018-02-20T09:00,BR,500,1",
        ",2018-02-15T10:31,,2018-02-20T09:00,BR,500,1",
        "x1,15/02/2018,,2018-02-20T09:00,BR,500,1",
        "x2,2018-02-15T10:31,,soon,BR,500,1",
        "x3,2018-02-15T10:31,,2018-02-14T09:00,BR,500,1",
        "x4,2048-02-15T10:31,,,BR,500,1",
        "x5,1971-02-15T10:31,,,BR,500,1",
        "x6,2018-02-15T10:31,,2023-02-15T10:31,BR,500,1",
        "x7,2018-02-15T10:31,BR,500,1",
        "ok,2018-03-15T10:31,,,BR,500,1",
        'x8,"2018-02-15T10:31,,,BR,500,1',
      ),
    );
    expect(parcels.map(({ id }) => id)).toEqual(["ok"]);
    const found = Object.fromEntries(reading.refused.map(({ reason, lines }) => [reason, lines]));
    expect(found).toEqual({
      "order_id is missing or too long": [3],
      "ordered_at is missing or no time": [4],
      "delivered_at is no time": [5],
      "delivered_at is before ordered_at": [6],
      "ordered_at is years away from now": [7, 8],
      "delivered_at is more than two years after ordered_at": [9],
      "the row has more or fewer fields than the header": [10],
      "order_id was there before": [11],
      "the line cannot be split: a stray quote, or far too long": [12],
    });
  });

  test("what is wrong with a field alone costs only the field", async () => {
    const { reading, parcels } = await read(
      rows(
        "a,2018-02-15T10:31,2018-02-14T10:00,2018-02-20,XX,1000001,0.4",
        "b,2018-02-15T10:31,2018-02-21T10:00,2018-02-20,Brazil,-5,1e9",
        "c,2018-02-15T10:31,sometime,,zz,heavy,-",
        "d,2018-02-15T10:31,2018-02-15T10:31,2018-02-15,us,1000000, 3 ",
      ),
    );
    expect(reading).toMatchObject({ rows: 4, kept: 4, refused: [] });
    for (const parcel of parcels.slice(0, 3))
      expect(parcel).toMatchObject({ handedOverAt: null, destinationCountry: null, weightG: null });
    expect(parcels[3]).toMatchObject({
      handedOverAt: wall("2018-02-15T10:31"),
      // A date alone is known when its day is over, and is not before the order of that day.
      deliveredAt: wall("2018-02-15T23:59"),
      destinationCountry: "US",
      weightG: 1_000_000,
      items: 3,
    });
    expect(total(reading.doubted)).toBe(3 + 3 + 3 + 2);
    expect(reading.doubted).toContainEqual({
      reason: "weight_g is no number to be believed",
      count: 3,
      lines: [2, 3, 4],
    });
  });

  test("a further column of dates", async () => {
    const { promised, reading } = await read(
      "order_id,ordered_at,delivered_at,Shown\na,2018-02-15,,2018-02-28\nb,2018-02-15,,\nc,2018-02-15,,never",
      { promiseColumn: "shown" },
    );
    expect(promised).toEqual([wall("2018-02-28") / 1_440, null, null]);
    expect(reading.doubted).toEqual([{ reason: "the promised date is no date", count: 1, lines: [4] }]);
  });

  test("a million malformed rows: counted, twenty named, nothing else harmed", async () => {
    function* file() {
      yield `${rows("first,2018-02-15T10:31,,2018-02-20T09:00,BR,500,1")}\n`;
      for (let i = 0; i < 500; i++) yield 'bad,"row\n,,,,,,\n'.repeat(1_000);
      yield "last,2018-02-15T10:31,,2018-02-20T09:00,BR,500,1";
    }
    const ids: string[] = [];
    const result = await readParcels(file(), rules, ({ id }) => ids.push(id));
    if (!result.ok) throw new Error(result.failure.detail);
    expect(ids).toEqual(["first", "last"]);
    expect(result.value).toMatchObject({ rows: 1_000_002, kept: 2 });
    expect(result.value.refused.map(({ count, lines }) => [count, lines.length])).toEqual([
      [500_000, 20],
      [500_000, 20],
    ]);
  });

  test("whatever a file holds: no throw, and every row is kept or refused", async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "a",
        "b",
        "2018-02-15T10:31",
        "2018-02-20",
        "2018-02-14T00:00Z",
        "BR",
        "-1",
        "1e999",
      ),
      fc.string({ maxLength: 12 }),
    );
    const line = fc.array(cell, { minLength: 5, maxLength: 8 }).map((cells) => cells.join(","));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const { reading, parcels } = await read(rows(...lines));
        expect(reading.kept + total(reading.refused)).toBe(reading.rows);
        expect(parcels).toHaveLength(reading.kept);
        expect(new Set(parcels.map(({ id }) => id)).size).toBe(parcels.length);
        for (const { orderedAt, handedOverAt, deliveredAt } of parcels) {
          expect(handedOverAt ?? orderedAt).toBeGreaterThanOrEqual(orderedAt);
          if (deliveredAt !== null) expect(deliveredAt).toBeGreaterThanOrEqual(handedOverAt ?? orderedAt);
        }
      }),
    );
  });
});
