/**
 * The promise on a file of real parcels, window by window, as docs/promise.md shows it:
 * `node --import tsx bench/promise/windows.ts FILE [FROM/TO …] [--column marketplace_promise]`. FILE is a CSV as
 * `doorstep promise backtest --history` reads it, times in ISO form and no quoted fields. Each window is cut out of it and asked of
 * the command itself, in a process of its own: with what was delivered before it, and with all that was ordered before it as that
 * stood then; as the orders were placed, and as they were handed over.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BacktestReport } from "../../app/modules/promises/index.server";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { column: { type: "string" } },
});
const [file, ...asked] = positionals;
if (!file) throw new Error("windows.ts FILE [FROM/TO …] [--column NAME]");
const windows =
  asked.length > 0 ? asked : ["2018-02-15/2018-03-31", "2017-11-01/2017-12-15", "2017-06-01/2017-07-15"];
const OUTCOMES = ["approved_at", "handed_over_at", "delivered_at"];
/** Groups of fewer parcels say more about luck. */
const LARGE = 100;

const [head = "", ...lines] = (await readFile(file, "utf8")).trim().split(/\r?\n/);
const names = head.split(",");
const at = (name: string) => names.indexOf(name);
const rows = lines.map((line) => line.split(","));
const cell = (row: string[], name: string) => row[at(name)] ?? "";
const dir = await mkdtemp(path.join(tmpdir(), "doorstep-windows-"));

/** A copy of the row in which what is named has not happened. */
const without = (row: string[], outcomes: string[], gone: (value: string) => boolean) =>
  row.map((value, i) => (outcomes.includes(names[i]!) && gone(value) ? "" : value));

async function write(name: string, content: string[][]): Promise<string> {
  const to = path.join(dir, name);
  await writeFile(to, [head, ...content.map((row) => row.join(",")), ""].join("\n"));
  return to;
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function run(title: string, history: string, orders: string): Promise<void> {
  const files = [
    "--history",
    history,
    "--orders",
    orders,
    "--out",
    path.join(dir, "out.csv"),
    "--rolling",
    "--json",
  ];
  const compared = values.column ? ["--promise-column", values.column] : [];
  const command = [
    "--import",
    "tsx",
    "--import",
    beside("./peak.ts"),
    beside("../../cli/main.ts"),
    "promise",
    "backtest",
  ];
  const from = performance.now();
  const child = spawn(process.execPath, [...command, ...files, ...compared], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const [said, wrong, peak] = await Promise.all([child.stdout, child.stderr, child.stdio[3]].map(text));
  if (!said) throw new Error(wrong);
  const seconds = (performance.now() - from) / 1_000;
  process.stdout.write(`${title}\n${told(JSON.parse(said) as BacktestReport)}\n`);
  process.stdout.write(`  ${seconds.toFixed(0)} s, at most ${(Number(peak) / 1_024).toFixed(0)} MB\n\n`);
}

async function text(stream: unknown): Promise<string> {
  let all = "";
  for await (const chunk of stream as AsyncIterable<Buffer>) all += chunk.toString();
  return all;
}

type Scores = NonNullable<BacktestReport["scores"]>;

function told({ scores }: BacktestReport): string {
  if (!scores) return "  no outcomes";
  const { all, versus, weeks, lanes } = scores;
  const levels = all.levels.map(
    (it) => `${it.level} kept ${percent(it.kept)} in ${it.meanDays.toFixed(2)} days`,
  );
  return [
    `  ${all.parcels} parcels, ${all.meanActualDays.toFixed(2)} days on average; mean pinball loss ${all.pinball.toFixed(4)}`,
    `  ${levels.join("; ")}`,
    `  0.9 by week ${range(weeks)}; by destination ${range(lanes)}`,
    ...(versus ? [`  ${beatenBy(versus)}`] : []),
  ].join("\n");
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function range(groups: Scores["weeks" | "lanes"]): string {
  const kept = groups
    .filter(({ parcels }) => parcels >= LARGE)
    .map(({ levels }) => levels.find(({ level }) => level === 0.9)!.kept);
  const within = kept.filter((share) => share >= 0.85 && share <= 0.95).length;
  return `${percent(Math.min(...kept))} to ${percent(Math.max(...kept))}, ${within} of ${kept.length} within 85 to 95`;
}

function beatenBy({ kept, meanPromisedDays, ours }: NonNullable<Scores["versus"]>): string {
  const theirs = `theirs kept ${percent(kept)} in ${meanPromisedDays.toFixed(2)} days`;
  if (!ours) return theirs;
  return `${theirs}; ours as often in ${ours.meanPromisedDays.toFixed(2)}: ${(meanPromisedDays - ours.meanPromisedDays).toFixed(2)} sooner`;
}

try {
  for (const window of windows) {
    const [from = "", to = ""] = window.split("/");
    const inside = rows.filter(
      (row) => cell(row, "ordered_at") >= from && cell(row, "ordered_at").slice(0, 10) <= to,
    );
    const before = rows.filter((row) => cell(row, "ordered_at") < from);
    const delivered = (row: string[]) => cell(row, "delivered_at") !== "" && cell(row, "delivered_at") < from;
    const histories = {
      "delivered before": await write("delivered.csv", before.filter(delivered)),
      "ordered before, as it stood": await write(
        "all.csv",
        before.map((row) => without(row, OUTCOMES, (it) => it >= from)),
      ),
    };
    const orders = {
      "as placed": await write(
        "placed.csv",
        inside.map((row) => without(row, ["handed_over_at"], () => true)),
      ),
      "as handed over": await write("handed.csv", inside),
    };
    for (const [history, past] of Object.entries(histories))
      for (const [asking, questions] of Object.entries(orders))
        await run(`${window}, history ${history}, asked ${asking}`, past, questions);
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
