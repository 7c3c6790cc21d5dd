import { BlockStack, Card, IndexTable, Page, Text, useBreakpoints } from "@shopify/polaris";
import { addDays } from "../../../domain/local-date";
import { floorOf, type Measured, percent } from "../../../ui/charts/scale";
import { ShareOverTime } from "../../../ui/charts/share-over-time";
import { ShareRange } from "../../../ui/charts/share-range";
import { EmptyOf } from "../../../ui/empty-of";
import { useDownload } from "../../../ui/use-download";
import type { KeptQuestion } from "../report/kept-question";
import { KeptCards } from "./kept-cards";
import { PromisePages } from "./promise-pages";
import { Section } from "../../../ui/section";
import { groups, Question } from "./kept-question";
import { daysOf, type KeptProps, nameOf } from "./kept-words";
import { shortDay } from "./words";

/** On paper: what was counted, from when to when, and not the ways to ask for something else. */
const onPaper = `@media print {
  nav, form button, details, .Polaris-Page-Header__RightAlign, .Polaris-Page-Header__BreadcrumbWrapper { display: none !important }
  tr, li { break-inside: avoid }
}`;

/** Which promises were kept, where, and by whom: counted, never estimated. */
export function Kept(props: KeptProps) {
  const { asked, target, rows, weeks, busy } = props;
  const { smDown } = useBreakpoints();
  const exportCsv = useExport(asked);
  return (
    <Page
      title="Promises kept"
      fullWidth
      backAction={{ content: "Promise", url: "/app/promise" }}
      secondaryActions={[
        { content: "Export as CSV", onAction: () => void exportCsv() },
        { content: "Print", onAction: () => window.print() },
      ]}
    >
      <style>{onPaper}</style>
      <BlockStack gap="400">
        <PromisePages />
        <Question key={`${asked.from} ${asked.to} ${asked.atLeast}`} asked={asked} busy={busy} />
        {rows.length === 0 ? (
          <EmptyOf title="Nothing to count">
            No promise came due in these weeks{asked.atLeast > 1 ? ", or none often enough" : ""}. One is
            counted in the week of its last day, once the parcel has arrived.
          </EmptyOf>
        ) : (
          <>
            <Section title="By week">
              <ShareOverTime
                title={`Share of promises kept, ${shortDay(asked.from)} to ${shortDay(asked.to)}, by the week in which the parcel was due.`}
                of="Week from"
                target={target}
                points={byWeek(weeks)}
              />
            </Section>
            <Card padding="0">{smDown ? <KeptCards {...props} /> : <Rows {...props} />}</Card>
            {props.groups > rows.length ? (
              <Text as="p" tone="subdued" alignment="center">
                The first {rows.length} of {props.groups.toLocaleString("en")}. All of them are in the export.
              </Text>
            ) : null}
          </>
        )}
      </BlockStack>
    </Page>
  );
}

/** From the first week that has something to the last, those between that have nothing included: time does not skip. */
function byWeek(weeks: KeptProps["weeks"]): Measured[] {
  const counted = new Map(weeks.map((w) => [w.group, w]));
  const [first, last] = [weeks.at(-1)?.group, weeks[0]?.group];
  const points: Measured[] = [];
  for (let week = first; week && last && week <= last; week = addDays(week, 7)) {
    const row = counted.get(week);
    points.push({ label: shortDay(week), count: row?.settled ?? 0, share: row?.share ?? null });
  }
  return points;
}

function useExport({ from, to }: KeptQuestion): () => Promise<void> {
  const download = useDownload();
  return () =>
    download(
      `/app/promise/kept.csv?${new URLSearchParams({ from, to }).toString()}`,
      `promises-kept-${from}-to-${to}.csv`,
    );
}

function Rows(props: KeptProps) {
  const { rows, asked, target, busy } = props;
  const measured = rows.map((r) => ({ label: nameOf(r, props), count: r.settled, share: r.share }));
  const floor = floorOf(measured, target);
  return (
    <IndexTable
      selectable={false}
      loading={busy}
      itemCount={rows.length}
      resourceName={{ singular: "group", plural: "groups" }}
      headings={[
        { title: groups.find((g) => g.value === asked.by)?.label ?? "" },
        { title: "Promises", alignment: "end" },
        { title: "Kept", alignment: "end" },
        { title: `${percent(floor)} to 100 %` },
        { title: "Late by", alignment: "end" },
        { title: "Early by", alignment: "end" },
        { title: "Promised in", alignment: "end" },
      ]}
    >
      {rows.map((row, i) => (
        <IndexTable.Row key={row.group} id={row.group} position={i}>
          <IndexTable.Cell>
            <Text as="span" breakWord>
              {nameOf(row, props)}
            </Text>
          </IndexTable.Cell>
          <Figure>{row.settled.toLocaleString("en")}</Figure>
          <Figure>{row.share ? percent(row.share.share) : "–"}</Figure>
          <IndexTable.Cell>
            {measured[i] ? <ShareRange point={measured[i]} floor={floor} target={target} /> : null}
          </IndexTable.Cell>
          <Figure>{daysOf(row.late)}</Figure>
          <Figure>{daysOf(row.early)}</Figure>
          <Figure>{daysOf(row.told)}</Figure>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Figure({ children }: { children: string }) {
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {children}
      </Text>
    </IndexTable.Cell>
  );
}
