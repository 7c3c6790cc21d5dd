import { type Finding, total } from "../backtest/findings";
import type { BacktestReport } from "../backtest/run.server";
import type { Score } from "../backtest/score";
import type { BacktestLine, BacktestSummary } from "./backtest-summary";

const MOST_LANES = 200;
const MOST_REASONS = 50;

/** What the screen shows of a look back; null when the file has no outcomes to judge by. */
export function summaryOf({ history, orders, scores, silent }: BacktestReport): BacktestSummary | null {
  if (!scores || scores.all.promised === 0) return null;
  const { versus } = scores;
  const unread = [...new Set([history, orders])].flatMap(({ refused }) => refused);
  return {
    totals: lineOf("", scores.all),
    lanes: scores.lanes
      .filter(({ promised }) => promised > 0)
      .slice(0, MOST_LANES)
      .map((score) => lineOf(`* → ${score.lane}`, score)),
    asOften: versus?.ours
      ? { kept: versus.kept, today: versus.meanPromisedDays, ours: versus.ours.meanPromisedDays }
      : null,
    unread: { count: total(unread), reasons: unread.slice(0, MOST_REASONS).map(bare) },
    notices: [
      silent > 0 ? `${silent.toLocaleString("en")} orders were given no date: too little was known.` : "",
      history.ignoredColumns.length > 0 ? `Columns ignored: ${history.ignoredColumns.join(", ")}.` : "",
    ].filter(Boolean),
  };
}

const bare = ({ reason, count, lines }: Finding): Finding => ({ reason, count, lines });

const lineOf = (group: string, { promised, kept, meanPromisedDays, today }: Score): BacktestLine => ({
  group,
  parcels: promised,
  ours: { kept, days: meanPromisedDays },
  today: today && today.parcels > 0 ? { kept: today.kept, days: today.meanPromisedDays } : null,
});
