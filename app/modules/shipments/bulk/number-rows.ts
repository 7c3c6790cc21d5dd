import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { carrierNamed, isCompany } from "../../../adapters/carriers/companies";
import { compact } from "../../../adapters/carriers/numbers/identify";
import { final, ok, type Result } from "../../../domain/result";

export const MOST_IMPORT_BYTES = 2 * 1_024 * 1_024;
export const MOST_IMPORT_ROWS = 5_000;

/** A line of the file that names an order and a number. */
export interface NumberRow {
  line: number;
  order: string;
  number: string;
  /** Our id of the company; null where the file names none. */
  carrier: string | null;
}

/** A line that was not taken, and why, in words. */
export interface RefusedRow {
  line: number;
  why: string;
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** What stores and spreadsheets call the three columns. */
const names = {
  order: ["order", "order name", "order number", "name"],
  number: ["tracking number", "tracking", "number"],
  carrier: ["carrier", "tracking company", "company"],
};

const plain = (name: string): string => name.trim().toLowerCase().replaceAll("_", " ");

/** Reads a file of tracking numbers: `order name, tracking number, carrier`, the last one optional, under a line that names them. */
export function readNumberRows(text: string): Result<{ rows: NumberRow[]; refused: RefusedRow[] }> {
  let all: z.output<typeof records>;
  try {
    const options = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true };
    all = records.parse(parse(text, { ...options, to: MOST_IMPORT_ROWS + 2 }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return final("csv_unreadable", `The file cannot be read: ${error.message}.`);
  }
  const [header, ...body] = all;
  if (!header) return final("csv_empty", "The file is empty.");
  if (body.length > MOST_IMPORT_ROWS)
    return final("csv_too_long", `The file has more than ${MOST_IMPORT_ROWS.toLocaleString("en")} lines.`);
  const at = (wanted: string[]) => header.record.findIndex((name) => wanted.includes(plain(name)));
  const [order, number, carrier] = [at(names.order), at(names.number), at(names.carrier)];
  if (order < 0 || number < 0)
    return final("csv_columns", "The first line has to name the columns: order, tracking number, carrier.");
  const rows: NumberRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { record, info } of body) {
    const cell = (column: number) => (record[column] ?? "").replace(/^'/, "").trim();
    const row = rowOf(info.lines, cell(order), cell(number), cell(carrier));
    if ("why" in row) refused.push(row);
    else rows.push(row);
  }
  return ok({ rows, refused });
}

function rowOf(line: number, order: string, entered: string, company: string): NumberRow | RefusedRow {
  const number = compact(entered);
  if (!order || order.length > 40) return { line, why: "It names no order." };
  if (!/^[A-Z0-9][A-Z0-9-]{3,59}$/.test(number)) return { line, why: "It has no tracking number." };
  const carrier = company ? companyOf(company) : null;
  if (company && !carrier) return { line, why: `No carrier is known as “${company.slice(0, 40)}”.` };
  return { line, order, number, carrier };
}

const companyOf = (name: string): string | null => {
  const id = plain(name).replaceAll(" ", "_");
  return carrierNamed(name) ?? (isCompany(id) ? id : null);
};
