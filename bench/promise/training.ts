/**
 * What a look back costs as its history grows: `node --import tsx bench/promise/training.ts [--full] [--rolling]`. Each run is the command
 * itself in a process of its own. Time is told per row against the smallest history; memory as it is. --full adds ten million rows and
 * takes some minutes and 2 GB of disk.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { historyRows, writeHistory } from "./history";

const { values } = parseArgs({ options: { full: { type: "boolean" }, rolling: { type: "boolean" } } });
const sizes = values.full ? [1e5, 1e6, 1e7] : [1e5, 1e6];
const ORDERS = 2_000;
/** The history ends before the orders begin. */
const [HISTORY_DAYS, ORDER_DAYS] = [700, 30];

interface Cost {
  rows: number;
  seconds: number;
  peakMb: number;
}

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function measure(dir: string, rows: number): Promise<Cost> {
  const [history, orders, out] = ["history.csv", "orders.csv", "out.csv"].map((name) => path.join(dir, name));
  writeHistory(history!, historyRows(rows, 1, 0, HISTORY_DAYS));
  const asked = [
    "--history",
    history!,
    "--orders",
    orders!,
    "--out",
    out!,
    ...(values.rolling ? ["--rolling"] : []),
  ];
  const command = ["--import", "tsx", "--import", beside("./peak.ts"), beside("../../cli/main.ts")];
  const from = performance.now();
  const child = spawn(process.execPath, [...command, "promise", "backtest", ...asked, "--json"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [said, peak] = await Promise.all([text(child.stdio[2]), text(child.stdio[3]), ended(child)]);
  if (!(Number(peak) > 0)) throw new Error(said);
  return { rows, seconds: (performance.now() - from) / 1_000, peakMb: Number(peak) / 1_024 };
}

async function text(stream: unknown): Promise<string> {
  let all = "";
  for await (const chunk of stream as AsyncIterable<Buffer>) all += chunk.toString();
  return all;
}

const ended = (child: ReturnType<typeof spawn>) =>
  new Promise<void>((resolve, reject) =>
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`)))),
  );

const dir = await mkdtemp(path.join(tmpdir(), "doorstep-training-"));
try {
  writeHistory(path.join(dir, "orders.csv"), historyRows(ORDERS, 2, HISTORY_DAYS, ORDER_DAYS));
  let first: Cost | null = null;
  for (const rows of sizes) {
    const cost = await measure(dir, rows);
    first ??= cost;
    const ratio = cost.seconds / cost.rows / (first.seconds / first.rows);
    process.stdout.write(
      `${rows.toLocaleString("en").padStart(10)} rows  ${cost.seconds.toFixed(1).padStart(6)} s  ` +
        `${ratio.toFixed(2)} × the time per row of ${first.rows.toLocaleString("en")}  peak ${cost.peakMb.toFixed(0)} MB (must: < 1024)\n`,
    );
    if (cost.peakMb >= 1_024) process.exitCode = 1;
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
