import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eachRecord, type CsvRecord } from "./records";

async function records(...chunks: string[]): Promise<CsvRecord[]> {
  const all: CsvRecord[] = [];
  await eachRecord(chunks, (record) => all.push(record) > 0);
  return all;
}

describe("records of a CSV file", () => {
  test("fields, quotes, line ends of any kind, blank lines", async () => {
    expect(await records('a,b\r\n"x, ""y""","1\n2"\n\n,\nlast,')).toEqual([
      { line: 1, fields: ["a", "b"] },
      { line: 2, fields: ['x, "y"', "1\n2"] },
      { line: 5, fields: ["", ""] },
      { line: 6, fields: ["last", ""] },
    ]);
  });

  test("semicolons and tabs, as the header has them", async () => {
    expect((await records("a;b\n1,5;2"))[1]!.fields).toEqual(["1,5", "2"]);
    expect((await records("\na\tb\n1,5\t2"))[1]!.fields).toEqual(["1,5", "2"]);
  });

  test("a stray quote costs its own line and no other", async () => {
    expect(await records('id,a\n1,x\n2,"x\n3,y\n4,"q"\n5,"z\n6,z')).toEqual([
      { line: 1, fields: ["id", "a"] },
      { line: 2, fields: ["1", "x"] },
      { line: 3, fields: null },
      { line: 4, fields: ["3", "y"] },
      { line: 5, fields: ["4", "q"] },
      { line: 6, fields: null },
      { line: 7, fields: ["6", "z"] },
    ]);
  });

  test("a quote that never closes does not gather the file", async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${i},x`);
    const read = await records(`id,a\n"stray,x\n${rows.join("\n")}`);
    expect(read).toHaveLength(502);
    expect(read.filter(({ fields }) => fields === null)).toEqual([{ line: 2, fields: null }]);
    expect(read.at(-1)).toEqual({ line: 502, fields: ["499", "x"] });
  });

  test("a line without end is one bad line", async () => {
    const part = "x".repeat(100_000);
    expect(await records("a\n", part, part, part, part, `${part}\n1\n`)).toEqual([
      { line: 1, fields: ["a"] },
      { line: 2, fields: null },
      { line: 3, fields: ["1"] },
    ]);
  });

  test("reads what csv-parse reads, wherever the pieces are cut", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", " ", "7"), maxLength: 6 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const lines = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
        const text = ["h1,h2", ...lines].join("\n");
        const chunks = text.match(new RegExp(`[^]{1,${size}}`, "g"))!;
        const read = (await records(...chunks)).map(({ fields }) => fields);
        expect(read).toEqual(parse(text));
      }),
    );
  });

  test("whatever it is given, every line with something on it is in one record", async () => {
    const noise = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";") });
    await fc.assert(
      fc.asyncProperty(noise, async (text) => {
        const read = await records(...text);
        const lines = text.split("\n").length;
        expect(read.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
        expect(new Set(read.map(({ line }) => line)).size).toBe(read.length);
      }),
    );
  });
});
