import { expect, it } from "vitest";
import type { BacktestReport } from "../backtest/run.server";
import { backtestSummary } from "./backtest-summary";
import { summaryOf } from "./summary-of";

const reading = { rows: 3, kept: 2, refused: [], doubted: [], ignoredColumns: ["colour"], hasOutcomes: true };
const score = {
  parcels: 120,
  promised: 110,
  kept: 0.92,
  meanPromisedDays: 12,
  meanActualDays: 9,
  medianErrorDays: 1,
  pinball: 0.8,
  levels: [],
  today: { parcels: 100, kept: 0.91, meanPromisedDays: 16 },
};
const report: BacktestReport = {
  history: { ...reading, refused: [{ reason: "ordered_at is no date", count: 30, lines: [2, 5] }] },
  orders: reading,
  inBoth: 0,
  silent: 10,
  scores: {
    all: score,
    lanes: [
      { lane: "BR-RJ", ...score },
      { lane: "BR-AM", ...score, promised: 0, kept: Number.NaN },
    ],
    weeks: [],
    versus: { parcels: 100, kept: 0.91, meanPromisedDays: 16, ours: { level: 0.9, meanPromisedDays: 11.5 } },
  },
  columns: [],
};

it("brings what a look back found to the screen, without lanes that were promised nothing", () => {
  const summary = summaryOf(report);
  expect(backtestSummary.parse(summary)).toEqual(summary);
  expect(summary).toMatchObject({
    totals: { parcels: 110, ours: { kept: 0.92, days: 12 }, today: { kept: 0.91, days: 16 } },
    lanes: [{ group: "* → BR-RJ" }],
    asOften: { kept: 0.91, today: 16, ours: 11.5 },
    unread: { count: 30, reasons: [{ reason: "ordered_at is no date", count: 30, lines: [2, 5] }] },
    notices: ["10 orders were given no date: too little was known.", "Columns ignored: colour."],
  });
});

it("says nothing where there is nothing to judge by", () => {
  expect(summaryOf({ ...report, scores: null })).toBeNull();
});
