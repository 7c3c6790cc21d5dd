import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { ok, type Result } from "../../../domain/result";
import { defineEffect } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { readPast } from "../forecasting/journeys.store.server";
import { advanceBacktest, endBacktest, openUpload, readBacktest } from "../report/backtests.store.server";
import type { BacktestSummary } from "../report/backtest-summary";
import { summaryOf } from "../report/summary-of";
import { backtest, promiseModel } from "./run.server";
import { historyCsv } from "./own-history";

export const BACKTEST = "promises.backtest";

/** Has a look back carried out: it takes minutes, and nobody waits for it at a page. */
export async function requestBacktest(unit: Unit, id: string): Promise<void> {
  await request(unit, { kind: BACKTEST, key: id, orderKey: BACKTEST, payload: { id } });
}

type Ended = { summary: BacktestSummary } | { problem: string };

export const runBacktest = defineEffect({
  kind: BACKTEST,
  payload: z.object({ id: z.string() }),
  async prepare(unit, { id }) {
    const asked = await readBacktest(unit, id);
    if (!asked || asked.finishedAt) return ok(null);
    await advanceBacktest(unit, id, 0);
    const upload = asked.kind === "upload" ? await openUpload(unit, id) : null;
    const { timezone } = await readShop(unit);
    const file = upload ?? Buffer.from(historyCsv((await readPast(unit, timezone)).parcels));
    return ok({ file, packed: upload !== null, wish: asked.wish });
  },
  async perform({ clock }, need): Promise<Result<Ended>> {
    if (!need) return ok({ problem: "It was carried out already." });
    const folder = await mkdtemp(path.join(tmpdir(), "doorstep-backtest-"));
    try {
      const file = path.join(folder, need.packed ? "history.csv.gz" : "history.csv");
      await writeFile(file, need.file);
      const { target, levels, promiseColumn } = need.wish;
      const report = await backtest(
        {
          history: file,
          orders: file,
          out: path.join(folder, "answers.csv"),
          target,
          levels,
          rolling: true,
          askedAtOrder: true,
          promiseColumn: promiseColumn ?? undefined,
        },
        { model: promiseModel, clock },
      );
      if (!report.ok) return ok({ problem: report.failure.detail ?? "The file could not be read." });
      const summary = summaryOf(report.value);
      return ok(
        summary ? { summary } : { problem: "No parcel in it has arrived, or too few to say anything." },
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  async settle(unit, { id }, ended) {
    await endBacktest(unit, id, ended);
  },
  async abandon(unit, { id }) {
    await endBacktest(unit, id, { problem: "It could not be carried out. Nothing of yours was changed." });
  },
});
