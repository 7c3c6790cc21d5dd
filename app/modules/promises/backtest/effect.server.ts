import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { ok, type Result } from "../../../domain/result";
import { defineEffect } from "../../../spine/definitions";
import type { Clock } from "../../../platform/clock.server";
import { request, type Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { keepImported } from "../forecasting/imported.store.server";
import { readPast } from "../forecasting/journeys.store.server";
import { learnFromPast } from "../forecasting/learn.server";
import { DAY, type Parcel } from "../model/parcel";
import { Sieve } from "../model/sieve";
import { advanceBacktest, endBacktest, openUpload, readBacktest } from "../report/backtests.store.server";
import type { BacktestSummary } from "../report/backtest-summary";
import { summaryOf } from "../report/summary-of";
import { readParcels } from "./csv";
import { withText } from "./files.server";
import { owned } from "./owned";
import { backtest, promiseModel } from "./run.server";
import { historyCsv } from "./own-history";

export const BACKTEST = "promises.backtest";

/** Has a look back carried out: it takes minutes, and nobody waits for it at a page. */
export async function requestBacktest(unit: Unit, id: string): Promise<void> {
  await request(unit, { kind: BACKTEST, key: id, orderKey: BACKTEST, payload: { id } });
}

type Ended = { summary: BacktestSummary } | { problem: string };

/** What came of it, with the parcels to learn from; what is written down of it elsewhere is how it ended. */
class Outcome {
  constructor(
    readonly ended: Ended,
    readonly parcels: Parcel[] = [],
  ) {}

  toJSON() {
    return { done: "summary" in this.ended, learnt: this.parcels.length };
  }
}

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
  async perform({ clock }, need): Promise<Result<Outcome>> {
    if (!need) return ok(new Outcome({ problem: "It was carried out already." }));
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
      if (!report.ok) return ok(new Outcome({ problem: sayable(report.failure.detail, file) }));
      const parcels = need.packed && need.wish.learn ? await parcelsIn(file, clock) : [];
      // It was read twice, and is one file: what could not be read of it is told once.
      const summary = summaryOf({ ...report.value, history: report.value.orders });
      const problem = "No parcel in it has arrived, or too few to say anything.";
      return ok(new Outcome(summary ? { summary } : { problem }, parcels));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  async settle(unit, { id }, { ended, parcels }) {
    await endBacktest(unit, id, ended);
    if (parcels.length === 0) return;
    const { timezone } = await readShop(unit);
    await keepImported(unit, id, parcels, timezone);
    await learnFromPast(unit, id);
  },
  async abandon(unit, { id }) {
    await endBacktest(unit, id, { problem: "It could not be carried out. Nothing of yours was changed." });
  },
});

/** Where the file lies for a moment is nobody's business. */
const sayable = (detail: string | undefined, file: string): string =>
  detail?.replaceAll(`${file}: `, "").replaceAll(file, "The file") ?? "The file could not be read.";

/** The parcels of a file, of each week no more than are learnt from. */
async function parcelsIn(file: string, clock: Clock): Promise<Parcel[]> {
  const past = new Sieve(owned);
  const now = Math.floor(clock.now().getTime() / 60_000) + DAY;
  const rules = { required: ["order_id" as const, "ordered_at" as const], now };
  await withText(
    file,
    () => undefined,
    (text) => readParcels(text, rules, (parcel) => past.add(parcel)),
  );
  return [...past.parcels()];
}
