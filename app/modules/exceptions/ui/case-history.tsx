import { Box, Text } from "@shopify/polaris";
import { Section } from "../../../ui/section";
import { Timeline, type TimelineEntry } from "../../../ui/timeline";
import type { HistoryLine } from "../cases/history";
import type { CaseProps } from "./case-facts";
import { entryTitle, whoText } from "./words";

/** What happened on the case and what was written about its order, the newest first. */
export function History({ history, cut, play, now, zone }: CaseProps) {
  const steps = new Map(play.steps.map((s) => [s.id, s.text]));
  return (
    <Section title="History">
      <Timeline
        label="History, newest first"
        entries={history.map((line) => told(line, steps))}
        now={now}
        zone={zone}
      />
      {cut ? (
        <Text as="p" tone="subdued">
          Only the first lines are shown: there are very many.
        </Text>
      ) : null}
    </Section>
  );
}

function told(line: HistoryLine, steps: ReadonlyMap<string, string>): TimelineEntry {
  const { id } = line;
  const at = line.at.toISOString();
  if (line.what === "written") {
    const { direction, by, words } = line.written;
    return direction === "from_shopper"
      ? {
          id,
          at,
          title: "The shopper wrote",
          badge: { text: "Shopper", tone: "attention" },
          more: <Said words={words} />,
        }
      : {
          id,
          at,
          title: "Answer to the shopper",
          badge: { text: "Sent", tone: "info" },
          detail: whoText(by),
          more: <Said words={words} />,
        };
  }
  const { entry } = line;
  return {
    id,
    at,
    title: entryTitle(entry, steps),
    detail: whoText(entry.by),
    more: entry.kind === "note" ? <Said words={entry.words} /> : null,
  };
}

/** As it was written, line by line. */
function Said({ words }: { words: string | null }) {
  if (words === null)
    return (
      <Text as="p" tone="subdued">
        The words are gone with the person&rsquo;s data.
      </Text>
    );
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{words}</div>
    </Box>
  );
}
