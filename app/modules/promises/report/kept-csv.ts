import { csvLine } from "../../../platform/csv";
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

const line = (row: KeptDetail): string => csvLine(columns.map((name) => row[name]));

/** The report as a spreadsheet reads it, page by page: no more of it is held than one page. */
export async function* keptCsv(
  page: (after: KeptDetail | null) => Promise<KeptDetail[]>,
): AsyncGenerator<string> {
  yield csvLine(columns);
  let rows = await page(null);
  while (rows.length > 0) {
    yield rows.map(line).join("");
    rows = await page(rows.at(-1) ?? null);
  }
}
