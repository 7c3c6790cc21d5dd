import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Page,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { plural } from "../../../ui/spine/words";
import type { Medium } from "../../../adapters/channels/contract";
import type { MessageState } from "../states";
import { type TriggerId, triggerOf } from "../triggers";
import { MessagePages } from "./message-pages";
import type { MatrixRow } from "./matrix-row";
import { SayForm } from "./say-form";
import { triggerGroups, triggerTitle, triggerWhen } from "./trigger-words";
import { mediumNames, reasonWords, toolName } from "./words";

export interface MatrixProps {
  rows: MatrixRow[];
  connected: Medium[];
  counted: { days: number; most: number | null };
}

/** Everything that a shopper may be told: whether, over what, in whose words, and how often it was. */
export function Matrix({ rows, connected, counted }: MatrixProps) {
  const [changing, setChanging] = useState<TriggerId | null>(null);
  const row = (trigger: TriggerId) => rows.find((it) => it.trigger === trigger);
  const open = changing && row(changing);
  return (
    <Page
      title="Messages"
      subtitle="What shoppers are told without asking. Over the first medium that reaches the shopper, once."
      fullWidth
    >
      <BlockStack gap="400">
        <MessagePages />
        {triggerGroups.map(({ title, triggers }) => (
          <Card key={title} padding="0">
            <Box padding="400" paddingBlockEnd="200">
              <Text as="h2" variant="headingMd">
                {title}
              </Text>
            </Box>
            <ul aria-label={title} style={{ listStyle: "none", margin: 0, padding: 0 }}>
              {triggers.flatMap((trigger) => {
                const it = row(trigger);
                return it ? [<Line key={trigger} row={it} connected={connected} change={setChanging} />] : [];
              })}
            </ul>
          </Card>
        ))}
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p" tone="subdued">
            Counted over the last {counted.days} days
            {counted.most ? `, of the newest ${counted.most.toLocaleString("en")} messages` : ""}.
          </Text>
        </Box>
      </BlockStack>
      {open ? (
        <SayForm key={open.trigger} row={open} connected={connected} close={() => setChanging(null)} />
      ) : null}
    </Page>
  );
}

interface LineProps {
  row: MatrixRow;
  connected: Medium[];
  change: (trigger: TriggerId) => void;
}

function Line({ row, connected, change }: LineProps) {
  const title = triggerTitle(row.trigger);
  return (
    <li>
      <Box padding="400" borderColor="border-secondary" borderBlockStartWidth="025">
        <InlineGrid
          columns={{ xs: "1fr", md: "5fr 3fr 4fr auto" }}
          gap={{ xs: "200", md: "400" }}
          alignItems="center"
        >
          <BlockStack gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/messages/${row.trigger}`}>{title}</Link>
              {row.changedIn.length > 0 ? (
                <Badge tone="info">{`Your text: ${row.changedIn.join(", ")}`}</Badge>
              ) : null}
            </InlineStack>
            <Text as="p" tone="subdued">
              {triggerWhen(row.trigger)}
            </Text>
          </BlockStack>
          <Way row={row} connected={connected} />
          <Lately counts={row.counts} />
          <div>
            <Button
              size="slim"
              onClick={() => change(row.trigger)}
              accessibilityLabel={`Change how it is sent: ${title}`}
            >
              Change
            </Button>
          </div>
        </InlineGrid>
      </Box>
    </li>
  );
}

/** Over what it is sent, or who says it instead. */
function Way({ row: { trigger, media, elsewhere }, connected }: { row: MatrixRow; connected: Medium[] }) {
  if (elsewhere)
    return (
      <div>
        <Badge tone="attention">{`${toolName(elsewhere)} says it`}</Badge>
      </div>
    );
  if (media.length === 0)
    return (
      <div>
        <Badge>Off</Badge>
      </div>
    );
  const unreachable = !media.some((medium) => connected.includes(medium));
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={unreachable ? "warning" : "success"}>{unreachable ? "No provider" : "On"}</Badge>
        <Text as="span">{media.map((medium) => mediumNames[medium]).join(", then ")}</Text>
      </InlineStack>
      {triggerOf(trigger).class === "marketing" ? (
        <Text as="span" tone="subdued">
          Only to who agreed
        </Text>
      ) : null}
    </BlockStack>
  );
}

/** How often it was decided about, and how: what was not sent says why. */
function Lately({ counts }: { counts: MatrixRow["counts"] }) {
  const of = (...states: MessageState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { messages }) => sum + messages, 0);
  const told = [
    ["sent", of("sent")],
    ["waiting", of("held", "queued")],
    ["in a newer one", of("merged")],
    ["not sent", of("dropped")],
    ["failed", of("failed")],
  ] as const;
  const some = told.filter(([, n]) => n > 0);
  if (some.length === 0)
    return (
      <Text as="span" tone="subdued">
        None lately
      </Text>
    );
  const why = counts.filter(({ state }) => state === "dropped" || state === "failed");
  return (
    <BlockStack gap="050">
      <Text as="span">{some.map(([word, n]) => `${n} ${word}`).join(", ")}</Text>
      {why
        .sort((a, b) => b.messages - a.messages)
        .slice(0, 4)
        .map(({ state, reason, messages }) => (
          <Text as="span" tone="subdued" key={`${state} ${reason}`}>
            {plural(messages, "time")}: {lower(reasonWords(reason))}
          </Text>
        ))}
    </BlockStack>
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
