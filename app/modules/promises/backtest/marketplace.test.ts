import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAt } from "../../../platform/clock.server";
import { total } from "./findings";
import { backtest, promiseModel } from "./run.server";

/** Lies beside the repository where somebody has put it: its licence keeps it out. */
const file = fileURLToPath(
  new URL("../../../../../shared/datasets/marketplace_history.csv", import.meta.url),
);
const absent = existsSync(file) ? "" : " (skipped: ../shared/datasets/marketplace_history.csv is not there)";

describe.skipIf(absent)(`a marketplace's own parcels${absent}`, () => {
  let dir: string;
  const at = (name: string) => path.join(dir, name);
  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), "marketplace-"));
    await split("2018-01-15", "2018-01-22");
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  /** Orders of one week, asked as they were placed; before it the year that was known as it began. */
  async function split(from: string, to: string): Promise<void> {
    const history: string[] = [];
    const orders: string[] = [];
    let head: string[] | undefined;
    for await (const line of createInterface(createReadStream(file))) {
      const cells = line.split(",");
      const column = (name: string) => head!.indexOf(name);
      if (!head) {
        head = cells;
        history.push(line);
        orders.push(line);
        continue;
      }
      const ordered = cells[column("ordered_at")]!;
      if (ordered >= from && ordered < to) {
        cells[column("handed_over_at")] = "";
        orders.push(cells.join(","));
      } else if (ordered < from && ordered >= "2017-01-15") {
        for (const name of ["approved_at", "handed_over_at", "delivered_at"])
          if (cells[column(name)]! >= from) cells[column(name)] = "";
        history.push(cells.join(","));
      }
    }
    await writeFile(at("history.csv"), history.join("\n"));
    await writeFile(at("orders.csv"), orders.join("\n"));
  }

  const ask = (more: { history: string; orders: string }, rolling: boolean) =>
    backtest(
      {
        ...more,
        out: at("out.csv"),
        target: 0.9,
        levels: [0.9],
        rolling,
        promiseColumn: "marketplace_promise",
      },
      { model: rolling ? promiseModel : () => [], clock: clockAt("2018-06-01T00:00:00Z") },
    );

  test("every row of it is read, but for a handful", async () => {
    const result = await ask({ history: file, orders: at("orders.csv") }, false);
    if (!result.ok) throw new Error(result.failure.detail);
    const { history } = result.value;
    expect(history.rows).toBeGreaterThan(26_000);
    expect(total(history.refused)).toBeLessThan(10);
    expect(history.ignoredColumns).toContain("review_score");
  });

  test("a date called nine in ten is kept about so often over a week", { timeout: 60_000 }, async () => {
    const result = await ask({ history: at("history.csv"), orders: at("orders.csv") }, true);
    if (!result.ok) throw new Error(result.failure.detail);
    const { scores, silent } = result.value;
    expect(silent).toBe(0);
    expect(scores!.all.parcels).toBeGreaterThan(300);
    expect(scores!.all.kept).toBeGreaterThanOrEqual(0.8);
    expect(scores!.versus!.parcels).toBeGreaterThan(300);
  });
});
