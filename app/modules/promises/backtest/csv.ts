import { final, ok, type Result } from "../../../domain/result";
import type { Parcel, WallDay, WallMinutes } from "../model/parcel";
import { dayOf } from "../model/parcel";
import { Findings, type Finding } from "./findings";
import { IdSet } from "./id-set";
import { eachRecord, type CsvRecord } from "./records";
import { columns, type ColumnName, type Layout, RowReader } from "./row";
import { readWallTime } from "./wall-time";

/** What a file held. `rows` is `kept` and the counts of `refused` together. */
export interface Reading {
  rows: number;
  kept: number;
  refused: Finding[];
  /** Fields taken for unknown; their rows were kept. */
  doubted: Finding[];
  ignoredColumns: string[];
  hasOutcomes: boolean;
}

export interface CsvRules {
  required: ColumnName[];
  /** A further column that holds a date: what is promised today. */
  promiseColumn?: string | undefined;
  now: WallMinutes;
}

/** Takes each parcel as it is read, with the date of the further column. */
export type Taker = (parcel: Parcel, promised: WallDay | null) => void;

/** Reads a file of parcels row by row and holds none of it. The first row of an id wins. */
export async function readParcels(
  chunks: AsyncIterable<string> | Iterable<string>,
  rules: CsvRules,
  take: Taker,
): Promise<Result<Reading>> {
  // Held in an object, since the compiler does not see what a callback assigns.
  const seen: { table?: Table; failure?: Result<never> } = {};
  await eachRecord(chunks, (record) => {
    if (seen.table) seen.table.row(record, take);
    else {
      const header = readHeader(record, rules);
      if (header.ok) seen.table = new Table(header.value, rules);
      else seen.failure = header;
    }
    return !seen.failure;
  });
  if (seen.failure) return seen.failure;
  return seen.table
    ? ok(seen.table.reading())
    : final("csv_empty", "The file is empty; it needs a header row.");
}

interface Header {
  layout: Layout;
  width: number;
  promise: number | null;
  ignored: string[];
}

function readHeader({ fields }: CsvRecord, rules: CsvRules): Result<Header> {
  const names = (fields ?? []).map((name) =>
    name
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  );
  const wanted = rules.promiseColumn?.trim().toLowerCase();
  const layout: Layout = {};
  for (const column of columns) {
    const at = names.indexOf(column);
    if (at !== -1) layout[column] = at;
  }
  const missing: string[] = rules.required.filter((column) => layout[column] === undefined);
  const promise = wanted === undefined ? null : names.indexOf(wanted);
  if (promise === -1) missing.push(rules.promiseColumn!);
  if (missing.length > 0)
    return final("csv_columns", `The header has no column ${missing.join(", ")}. It has: ${listed(names)}.`);
  const used = new Set<string | undefined>([...columns, wanted, ""]);
  return ok({ layout, width: names.length, promise, ignored: names.filter((name) => !used.has(name)) });
}

const listed = (names: string[]): string =>
  names
    .slice(0, 40)
    .map((name) => name.slice(0, 40))
    .join(", ") || "nothing";

class Table {
  private rows = 0;
  private kept = 0;
  private readonly refused = new Findings();
  private readonly doubted = new Findings();
  private readonly ids = new IdSet();
  private readonly reader: RowReader;

  constructor(
    private readonly header: Header,
    rules: CsvRules,
  ) {
    this.reader = new RowReader(header.layout, rules.now, this.doubted);
  }

  row({ line, fields }: CsvRecord, take: Taker): void {
    this.rows++;
    if (fields === null)
      return this.refused.add("the line cannot be split: a stray quote, or far too long", line);
    if (fields.length !== this.header.width)
      return this.refused.add("the row has more or fewer fields than the header", line);
    const parcel = this.reader.read(fields, line);
    if (typeof parcel === "string") return this.refused.add(parcel, line);
    if (!this.ids.add(parcel.id)) return this.refused.add("order_id was there before", line);
    this.kept++;
    take(parcel, this.promised(fields, line));
  }

  reading(): Reading {
    return {
      rows: this.rows,
      kept: this.kept,
      refused: this.refused.list(),
      doubted: this.doubted.list(),
      ignoredColumns: this.header.ignored,
      hasOutcomes: this.header.layout.delivered_at !== undefined,
    };
  }

  private promised(fields: string[], line: number): WallDay | null {
    if (this.header.promise === null) return null;
    const text = fields[this.header.promise]!.trim();
    if (text === "") return null;
    const at = readWallTime(text, "start");
    if (at === null) this.doubted.add("the promised date is no date", line);
    return at === null ? null : dayOf(at);
  }
}
