import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { LookBack } from "../app/modules/promises/index.server";
import { promiseCommand } from "./promise";

const model: LookBack = function* (_history, orders) {
  for (const parcel of orders) {
    const question = { ...parcel, at: parcel.orderedAt };
    const basis = { level: "store" as const, parcels: 1, pace: 1 };
    const from = Math.floor(parcel.orderedAt / 1_440);
    yield { parcel, question, forecast: { from, by: Float64Array.from([0, 0.5, 0.9, 1]), basis } };
  }
};

let dir: string;
let said: { out: string; err: string };
beforeAll(async () => void (dir = await mkdtemp(path.join(tmpdir(), "promise-cli-"))));
afterAll(() => rm(dir, { recursive: true, force: true }));
beforeEach(async () => {
  said = { out: "", err: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((said.out += String(text))));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((said.err += String(text))));
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  await writeFile(at("h.csv"), "order_id,ordered_at,delivered_at\na,2018-01-01,2018-01-04\n,,\n");
  await writeFile(
    at("o.csv"),
    "order_id,ordered_at,delivered_at,shown\nb,2018-02-01,2018-02-03,2018-02-02\n",
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const at = (name: string) => path.join(dir, name);
const files = () => ["--history", at("h.csv"), "--orders", at("o.csv"), "--out", at("out.csv")];
const run = (...more: string[]) =>
  promiseCommand(model).parseAsync(["backtest", ...files(), ...more], { from: "user" });

describe("doorstep promise backtest", () => {
  test("writes the dates, tells what was wrong aside, and sums up", async () => {
    await run("--levels", "0.5,0.95,0.5", "--target", "0.9", "--promise-column", "shown");
    expect(await readFile(at("out.csv"), "utf8")).toBe(
      "order_id,p50_date,p95_date,promised_date,late_risk\nb,2018-02-02,2018-02-04,2018-02-03,0.5000\n",
    );
    expect(said.err).toContain("1 of 2 rows refused");
    expect(said.err).toContain("order_id is missing or too long; line 3");
    expect(said.out).toContain("Promised: 2.00 days on average, kept 100.0 %.");
    expect(process.exitCode ?? 0).toBe(0);
  });

  test("as JSON, nothing but JSON on standard output", async () => {
    await run("--json");
    expect(JSON.parse(said.out)).toMatchObject({ silent: 0, scores: { all: { parcels: 1, kept: 1 } } });
  });

  test.each([
    [["--target", "93"], "--target: each share lies between 0 and 1."],
    [["--levels", "0.5;0.9"], "--levels: each share lies between 0 and 1."],
    [["--promise-column", "none"], "The header has no column none."],
    [["--history", "nowhere.csv"], "nowhere.csv cannot be read (ENOENT)."],
  ])("%s is refused in a sentence, with exit code 2", async (wrong, sentence) => {
    await run(...wrong);
    expect(said.err).toContain(sentence);
    expect(process.exitCode).toBe(2);
  });

  test("an option that does not exist, or one that is missing: exit code 2", async () => {
    await expect(run("--tragte", "0.9")).rejects.toThrow("exit 2");
    const bare = promiseCommand(model).parseAsync(["backtest"], { from: "user" });
    await expect(bare).rejects.toThrow("exit 2");
  });
});
