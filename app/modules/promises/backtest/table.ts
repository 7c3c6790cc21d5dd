import type { Finding } from "./findings";
import { total } from "./findings";
import type { Reading } from "./csv";
import type { BacktestReport } from "./run.server";
import type { Score, Scores } from "./score";

/** Smaller groups say more about luck than about dates. */
const LARGE = 100;

const percent = (share: number): string => (Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`);
const days = (mean: number): string => (Number.isNaN(mean) ? "–" : mean.toFixed(2));
const name = (level: number): string => `p${Number((level * 100).toFixed(4))}`;

/** What a person reads after a look back. */
export function reportText(report: BacktestReport): string {
  const { orders, scores, silent } = report;
  if (!scores)
    return `${orders.kept} orders answered, ${silent} of them with no date. No outcomes in the file to judge by.`;
  return [headline(scores, silent), levelTable(scores.all), groupTables(scores)].join("\n\n");
}

function headline({ all, versus }: Scores, silent: number): string {
  const lines = [
    `${all.parcels} parcels arrived, on average after ${days(all.meanActualDays)} days. ${silent} orders were given no date.`,
    `Promised: ${days(all.meanPromisedDays)} days on average, kept ${percent(all.kept)}.`,
    `The median day was off by ${days(all.medianErrorDays)} days. Mean pinball loss ${all.pinball.toFixed(4)} days.`,
  ];
  if (versus) {
    lines.push(
      `What you promise today: ${days(versus.meanPromisedDays)} days on average, kept ${percent(versus.kept)} (${versus.parcels} parcels).`,
      versus.ours
        ? `Kept as often, ours would be ${days(versus.ours.meanPromisedDays)} days: ${sooner(versus.meanPromisedDays - versus.ours.meanPromisedDays)}, at level ${versus.ours.level.toFixed(4)}.`
        : "No level of ours between 0.5 and 0.995 is kept just as often.",
    );
  }
  return lines.join("\n");
}

const sooner = (by: number): string => `${days(Math.abs(by))} days ${by >= 0 ? "sooner" : "later"}`;

const levelTable = ({ levels }: Score): string =>
  table([
    ["level", "kept", "mean days", "pinball"],
    ...levels.map((it) => [name(it.level), percent(it.kept), days(it.meanDays), it.pinball.toFixed(4)]),
  ]);

function groupTables({ all, lanes, weeks }: Scores): string {
  const head = [
    "parcels",
    "kept",
    "promised",
    "actual",
    "pinball",
    ...all.levels.map(({ level }) => name(level)),
  ];
  const row = (it: Score) => [
    String(it.parcels),
    percent(it.kept),
    days(it.meanPromisedDays),
    days(it.meanActualDays),
    ...(all.today ? [percent(it.today?.kept ?? NaN), days(it.today?.meanPromisedDays ?? NaN)] : []),
    it.pinball.toFixed(4),
    ...it.levels.map(({ kept }) => percent(kept)),
  ];
  const large = lanes.filter(({ parcels }) => parcels >= LARGE);
  const left = lanes.length - large.length;
  const shown = large.length > 0 ? large : lanes.slice(0, 10);
  return [
    table([["to", ...head], ...shown.map((it) => [it.lane, ...row(it)])]),
    ...(large.length > 0 && left > 0
      ? [`${left} destinations of fewer than ${LARGE} parcels not shown.`]
      : []),
    "",
    table([["week", ...head], ...weeks.map((it) => [it.week, ...row(it)])]),
  ].join("\n");
}

/** What was wrong with a file, line by line, or nothing. */
export function readingText(
  file: string,
  { rows, kept, refused, doubted, ignoredColumns }: Reading,
): string[] {
  const lines: string[] = [];
  if (ignoredColumns.length > 0) lines.push(`${file}: columns ignored: ${ignoredColumns.join(", ")}.`);
  if (refused.length > 0) lines.push(`${file}: ${total(refused)} of ${rows} rows refused, ${kept} kept.`);
  for (const finding of refused) lines.push(`${file}:   refused: ${findingText(finding)}`);
  for (const finding of doubted) lines.push(`${file}:   taken for unknown: ${findingText(finding)}`);
  return lines;
}

const findingText = ({ reason, count, lines }: Finding): string => {
  if (lines.length === 0) return `${reason}; ${count} fields`;
  const more = count > lines.length ? ` and ${count - lines.length} more` : "";
  return `${reason}; line ${lines.join(", ")}${more}`;
};

/** Columns as wide as they need; the first to the left, numbers to the right. */
function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
    )
    .join("\n");
}
