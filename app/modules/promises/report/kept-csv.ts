import type { KeptDetail } from "./kept.store.server";

const columns = [
  "week",
  "carrier",
  "service",
  "origin",
  "destination",
  "location_id",
  "settled",
  "kept",
  "days_late",
  "days_early",
  "days_told",
] as const satisfies (keyof KeptDetail)[];

/** A spreadsheet takes a cell that begins like this for a formula. */
const formula = /^[=+\-@\t\r]/;

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (row: KeptDetail): string => `${columns.map((name) => cell(row[name])).join(",")}\r\n`;

/** The report as a spreadsheet reads it, page by page: no more of it is held than one page. */
export async function* keptCsv(
  page: (after: KeptDetail | null) => Promise<KeptDetail[]>,
): AsyncGenerator<string> {
  yield `${columns.join(",")}\r\n`;
  let rows = await page(null);
  while (rows.length > 0) {
    yield rows.map(line).join("");
    rows = await page(rows.at(-1) ?? null);
  }
}
