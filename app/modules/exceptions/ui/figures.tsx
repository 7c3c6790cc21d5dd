import { useNavigate } from "@remix-run/react";
import { BlockStack, Card, Page, Select, Text } from "@shopify/polaris";
import { exceptionName } from "../../../ui/badges";
import { EmptyOf } from "../../../ui/empty-of";
import type { KindFigures } from "../cases/queue.store.server";
import { CasePages } from "./case-pages";
import { FactsTable } from "./facts-table";
import { inTimeText, tookText } from "./figure-words";

export const spans = [30, 90] as const;

export interface FiguresProps {
  days: (typeof spans)[number];
  figures: KindFigures[];
}

/** How fast trouble was found, taken up and ended. */
export function Figures({ days, figures }: FiguresProps) {
  const navigate = useNavigate();
  return (
    <Page title="Figures" backAction={{ content: "Cases", url: "/app/cases" }}>
      <BlockStack gap="400">
        <CasePages />
        <Card>
          <Select
            label="Cases that were opened in"
            value={String(days)}
            onChange={(span) => void navigate(`?days=${span}`)}
            options={spans.map((n) => ({ label: `The last ${n} days`, value: String(n) }))}
          />
        </Card>
        {figures.length === 0 ? (
          <EmptyOf title="Nothing to count yet">
            No case was opened in these days. As soon as there are some, this page says how long it took to
            find, take up and end them.
          </EmptyOf>
        ) : (
          <Card>
            <BlockStack gap="300">
              <FactsTable
                label="Figures by trouble"
                words={1}
                headings={[
                  "Trouble",
                  "Cases",
                  "Over",
                  "To find it",
                  "To act",
                  "To end it",
                  "Answered in time",
                ]}
                rows={figures.map((f) => [
                  exceptionName(f.kind),
                  f.opened,
                  f.resolved,
                  tookText(f.detectHours),
                  tookText(f.actHours),
                  tookText(f.resolveHours),
                  inTimeText(f.inTime),
                ])}
              />
              <Text as="p" tone="subdued">
                Half of the cases took no longer. To find it counts from when it began by the carrier&rsquo;s
                clock; to act and to end it from when we knew. In time: of those that were answered or should
                have been by now.
              </Text>
            </BlockStack>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
