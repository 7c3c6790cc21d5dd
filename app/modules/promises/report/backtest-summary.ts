import { z } from "zod";

const share = z.number().min(0).max(1);

/** A date as somebody promised it, over many orders. */
const kept = z.object({ kept: share, days: z.number() });

/** One line of the table: ours, and beside it what the store promises today, where the history says what that was. */
const line = z.object({
  /** `US-NJ → US-TX`, or a lane group. */
  group: z.string(),
  parcels: z.number().int(),
  ours: kept,
  today: kept.nullable(),
});
export type BacktestLine = z.output<typeof line>;

/** What a look back found. */
export const backtestSummary = z.object({
  totals: line,
  /** The largest first. */
  lanes: z.array(line).max(200),
  /** Ours at the level at which they would be kept just as often as today's; null where nothing says what is promised today. */
  asOften: z.object({ kept: share, today: z.number(), ours: z.number() }).nullable(),
  /** Lines of the file that could not be read, by reason. */
  unread: z.object({
    count: z.number().int(),
    reasons: z
      .array(z.object({ reason: z.string(), count: z.number().int(), lines: z.array(z.number().int()) }))
      .max(50),
  }),
  /** What else is worth knowing: "Columns ignored: colour." */
  notices: z.array(z.string()).max(50),
});
export type BacktestSummary = z.output<typeof backtestSummary>;

export const backtestWish = z.object({
  target: z.number({ error: "A number is needed." }).min(0.5, "At least 50 %.").max(0.99, "At most 99 %."),
  levels: z.array(z.number().gt(0).lt(1)).max(10).default([0.5, 0.8, 0.9, 0.95]),
  /** An uploaded history is kept as experience, too. */
  learn: z.boolean().default(false),
  /** The column of the file that says what was promised then. */
  promiseColumn: z.string().max(60, "At most 60 characters.").nullable().default(null),
});
export type BacktestWish = z.output<typeof backtestWish>;

export interface AskedBacktest {
  wish: BacktestWish;
  /** Null: over the store's own orders. */
  upload: { name: string; file: Buffer } | null;
}
