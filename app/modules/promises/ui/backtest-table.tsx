import { DataTable, Text } from "@shopify/polaris";
import { percent } from "../../../ui/charts/scale";
import type { BacktestLine, BacktestSummary } from "../report/backtest-summary";
import { partName } from "./words";

const days = (n: number): string => `${n.toFixed(1)} days`;

/** Without a promise of then there is nothing to stand beside ours. */
const cells = (line: BacktestLine, name: string, compared: boolean): string[] => [
  name,
  line.parcels.toLocaleString("en"),
  percent(line.ours.kept),
  days(line.ours.days),
  ...(compared
    ? [line.today ? percent(line.today.kept) : "–", line.today ? days(line.today.days) : "–"]
    : []),
];

/** What is told by destination alone needs no arrow. */
const laneName = (group: string): string =>
  group
    .replace(/^\* → /, "")
    .split(/( → )/)
    .map(partName)
    .join("");

/** What would have been promised beside what is promised today, for all parcels and lane by lane. */
export function BacktestTable({ summary: { totals, lanes, asOften } }: { summary: BacktestSummary }) {
  const { ours, today } = totals;
  const compared = today !== null;
  const headings = [
    "To",
    "Parcels",
    "Kept",
    "Promised in",
    ...(compared ? ["Kept today", "Promised today in"] : []),
  ];
  const sooner = asOften ? asOften.today - asOften.ours : 0;
  return (
    <>
      {today ? (
        <Text as="p">
          Promised in {days(ours.days)} on average and kept {percent(ours.kept)} of the time; today it is{" "}
          {days(today.days)} and {percent(today.kept)}.{" "}
          {asOften
            ? `Kept as often as today, ours would be ${days(asOften.ours)}: ${days(Math.abs(sooner))} ${sooner >= 0 ? "sooner" : "later"}.`
            : ""}
        </Text>
      ) : (
        <Text as="p">
          Promised in {days(ours.days)} on average and kept {percent(ours.kept)} of the time. The history does
          not say what was promised then, so there is nothing to compare with.
        </Text>
      )}
      <DataTable
        columnContentTypes={headings.map((_, at) => (at === 0 ? "text" : "numeric"))}
        headings={headings}
        totals={cells(totals, "", compared)}
        totalsName={{ singular: "All", plural: "All" }}
        rows={lanes.map((line) => cells(line, laneName(line.group), compared))}
        increasedTableDensity
      />
    </>
  );
}
