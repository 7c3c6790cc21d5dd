import { parse } from "csv-parse/sync";
import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import { shapeUnknown, textOf } from "./reading/body";

/** More than a warehouse sends in a day, and little enough to hold in memory several times. */
const MAX_BYTES = 4_000_000;
const MAX_LINE = 20_000;

const needed = ["tracking_number", "at", "status"];

const lines = z.array(z.record(z.string(), z.string()));

/** The lines of a table by the names in its first line, or a final failure. Commas, semicolons and tabs part its columns. */
export function csvLines(raw: Buffer): Result<Record<string, string>[]> {
  if (raw.length > MAX_BYTES) return shapeUnknown("too large");
  const text = textOf(raw).replace(/^\uFEFF/, "");
  const head = text.slice(0, MAX_LINE).split(/\r?\n/, 1)[0] ?? "";
  const names = head.toLowerCase();
  if (!needed.every((name) => names.includes(name))) return shapeUnknown("columns missing");
  const delimiter = ["\t", ";"].find((sign) => head.includes(sign)) ?? ",";
  try {
    const columns = (header: string[]) => header.map((name) => name.trim().toLowerCase());
    const table: unknown = parse(text, {
      columns,
      delimiter,
      trim: true,
      skip_empty_lines: true,
      max_record_size: MAX_LINE,
    });
    const read = lines.safeParse(table);
    if (!read.success || read.data.some((line) => !needed.every((name) => Object.hasOwn(line, name))))
      return shapeUnknown("columns missing");
    return ok(read.data);
  } catch {
    return shapeUnknown("not a table");
  }
}
