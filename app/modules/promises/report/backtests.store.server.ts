import { gzipSync } from "node:zlib";
import { final, ok, type Result } from "../../../domain/result";
import { stableId } from "../../../domain/stable-id.server";
import type { Unit } from "../../../spine/unit.server";
import {
  type AskedBacktest,
  backtestSummary,
  type BacktestSummary,
  backtestWish,
  type BacktestWish,
} from "./backtest-summary";

export const MOST_UPLOAD_BYTES = 20 * 1_024 * 1_024;
const SHOWN = 20;

export interface Backtest {
  id: string;
  kind: "own" | "upload";
  name: string;
  state: "waiting" | "running" | "done" | "failed";
  progress: number;
  wish: BacktestWish;
  summary: BacktestSummary | null;
  problem: string | null;
  askedAt: Date;
  finishedAt: Date | null;
}

const sealedAs = (id: string) => `promise_backtest|upload|${id}`;
const packed = (file: Buffer): boolean => file[0] === 0x1f && file[1] === 0x8b;

/**
 * Asks for a look back. One runs at a time: asking again while it does is refused. The file is packed unless it came packed, and
 * sealed with the shop's key.
 */
export async function createBacktest(unit: Unit, it: AskedBacktest): Promise<Result<{ id: string }>> {
  const { upload } = it;
  if (upload && !/\.csv(?:\.gz)?$/i.test(upload.name))
    return final("not_csv", "A file whose name ends in .csv or .csv.gz is needed.");
  if (upload && upload.file.length > MOST_UPLOAD_BYTES) return final("too_large", "At most 20 MB.");
  if (upload?.file.length === 0) return final("empty", "The file is empty.");
  const under = await unit.tx.q
    .selectFrom("promise_backtest")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("state", "in", ["waiting", "running"])
    .limit(1)
    .executeTakeFirst();
  if (under) return final("under_way", "A look back is under way. Wait until it has ended.");
  const now = unit.clock.now();
  const name = upload?.name.slice(0, 120) ?? "Your orders";
  const id = stableId("look", unit.shop, now.toISOString(), name);
  const file = upload && (packed(upload.file) ? upload.file : gzipSync(upload.file));
  const made = await unit.tx.q
    .insertInto("promise_backtest")
    .values({
      shop_id: unit.shop,
      id,
      kind: upload ? "upload" : "own",
      name,
      upload: file && (await unit.keys()).seal(file, sealedAs(id)),
      wish: JSON.stringify(it.wish),
      asked_at: now,
    })
    // Sent twice in the same instant: it is the same wish.
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return made ? ok({ id }) : final("under_way");
}

const shown = [
  "id",
  "kind",
  "name",
  "state",
  "progress",
  "wish",
  "summary",
  "problem",
  "asked_at",
  "finished_at",
] as const;

interface Row {
  id: string;
  kind: string;
  name: string;
  state: string;
  progress: number;
  wish: unknown;
  summary: unknown;
  problem: string | null;
  asked_at: Date;
  finished_at: Date | null;
}

const toBacktest = (r: Row): Backtest => ({
  id: r.id,
  kind: r.kind as Backtest["kind"],
  name: r.name,
  state: r.state as Backtest["state"],
  progress: r.progress,
  wish: backtestWish.parse(r.wish),
  summary: r.summary ? backtestSummary.parse(r.summary) : null,
  problem: r.problem,
  askedAt: r.asked_at,
  finishedAt: r.finished_at,
});

/** The newest looks back. Files stay where they are. */
export async function listBacktests(unit: Unit): Promise<Backtest[]> {
  const rows = await unit.tx.q
    .selectFrom("promise_backtest")
    .select(shown)
    .where("shop_id", "=", unit.shop)
    .orderBy("asked_at", "desc")
    .limit(SHOWN)
    .execute();
  return rows.map(toBacktest);
}

export async function readBacktest(unit: Unit, id: string): Promise<Backtest | null> {
  const row = await unit.tx.q
    .selectFrom("promise_backtest")
    .select(shown)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? toBacktest(row) : null;
}

/** The uploaded file, opened and still packed (gzip); null for a look at the store's own orders, and after the run. */
export async function openUpload(unit: Unit, id: string): Promise<Buffer | null> {
  const row = await unit.tx.q
    .selectFrom("promise_backtest")
    .select("upload")
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.upload ? (await unit.keys()).unseal(row.upload, sealedAs(id)) : null;
}

/** How far the run has come. One that has ended stays as it is. */
export async function advanceBacktest(unit: Unit, id: string, progress: number): Promise<void> {
  await unit.tx.q
    .updateTable("promise_backtest")
    .set({ state: "running", progress: Math.min(1, Math.max(0, progress)) })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .execute();
}

/** A file may hold what no text column takes. */
const storable = (text: string): string => text.replaceAll("\u0000", "").replaceAll("\\u0000", "");

/** The run has ended, with a table or with a reason; the file is let go. */
export async function endBacktest(
  unit: Unit,
  id: string,
  end: { summary: BacktestSummary } | { problem: string },
): Promise<void> {
  const outcome =
    "summary" in end
      ? { state: "done", summary: storable(JSON.stringify(backtestSummary.parse(end.summary))), progress: 1 }
      : { state: "failed", problem: storable(end.problem).slice(0, 500) };
  await unit.tx.q
    .updateTable("promise_backtest")
    .set({ ...outcome, upload: null, finished_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .execute();
}
