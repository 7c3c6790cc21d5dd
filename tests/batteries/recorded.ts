import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Recorded payloads of carriers. They stand outside the repository; where they are absent, a test says so and is skipped. */
const folder = path.resolve(import.meta.dirname, "../../../shared/fixtures");

export const recordedThere = existsSync(folder);
export const whySkipped = `no recorded payloads at ${path.relative(process.cwd(), folder)}`;

export const recordedBytes = (file: string): Buffer => readFileSync(path.join(folder, file));
export const recordedJson = (file: string): unknown => JSON.parse(recordedBytes(file).toString("utf8"));

/** One object for each line. */
export const recordedLines = (file: string): unknown[] =>
  recordedBytes(file)
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
