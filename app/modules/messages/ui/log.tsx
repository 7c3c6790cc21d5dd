import { useNavigate } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, InlineStack, Link, Page, Select, Text } from "@shopify/polaris";
import { media } from "../../../adapters/channels/contract";
import { EmptyOf } from "../../../ui/empty-of";
import { PageLinks } from "../../../ui/page-links";
import { When } from "../../../ui/when";
import type { MessageFilters } from "../log/filters";
import { messageStates } from "../states";
import { isTrigger } from "../triggers";
import { Decision, type Decided } from "./decision";
import { MessagePages } from "./message-pages";
import { Said } from "./said";
import { triggerGroups, triggerTitle } from "./trigger-words";
import { mediumNames, stateWords } from "./words";

export interface LogProps {
  now: string;
  zone: string;
  busy: boolean;
  filters: MessageFilters;
  after: string | null;
  next: string | null;
  messages: (Decided & {
    id: string;
    orderName: string;
    trigger: string;
    decided_at: Date;
  })[];
}

/** The address of the log with these filters. */
const query = (filters: MessageFilters, after?: string): string =>
  new URLSearchParams(
    Object.entries({ ...filters, after }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();

/** Everything that was said to shoppers or kept from them, newest first, each with its reason. */
export function Log(props: LogProps) {
  const { filters, messages, after, next } = props;
  const filtered = Object.values(filters).some(Boolean);
  return (
    <Page title="Message log" backAction={{ content: "Messages", url: "/app/messages" }} fullWidth>
      <BlockStack gap="400">
        <MessagePages />
        <Filters {...props} />
        {messages.length === 0 ? (
          <EmptyOf title={filtered ? "No message fits" : "Nothing was said yet"}>
            {filtered
              ? next
                ? "None of the newest messages fits. Look further back, or clear a filter."
                : "Nothing matches these filters. Clear one."
              : "Every message that is sent, held back or left out will stand here with its reason."}
          </EmptyOf>
        ) : (
          <Rows {...props} />
        )}
        <PageLinks
          first={after ? `?${query(filters)}` : null}
          next={next ? `?${query(filters, next)}` : null}
        />
      </BlockStack>
    </Page>
  );
}

const anything = { label: "Any", value: "" };

function Filters({ filters }: LogProps) {
  const navigate = useNavigate();
  const go = (change: object) => navigate(`?${query({ ...filters, ...change })}`);
  return (
    <Card>
      <InlineGrid columns={{ xs: "1fr", sm: 3 }} gap="300">
        <Select
          label="What became of it"
          value={filters.state ?? ""}
          onChange={(state) => go({ state })}
          options={[anything, ...messageStates.map((s) => ({ label: stateWords[s].text, value: s }))]}
        />
        <Select
          label="Message"
          value={filters.trigger ?? ""}
          onChange={(trigger) => go({ trigger })}
          options={[
            anything,
            ...triggerGroups.map(({ title, triggers }) => ({
              title,
              options: triggers.map((t) => ({ label: triggerTitle(t), value: t })),
            })),
          ]}
        />
        <Select
          label="Over"
          value={filters.medium ?? ""}
          onChange={(medium) => go({ medium })}
          options={[anything, ...media.map((m) => ({ label: mediumNames[m], value: m }))]}
        />
      </InlineGrid>
    </Card>
  );
}

function Rows({ messages, now, zone, busy }: LogProps) {
  return (
    <Card padding="0">
      <ul
        aria-label="Messages"
        aria-busy={busy}
        style={{ listStyle: "none", margin: 0, padding: 0, opacity: busy ? 0.6 : 1 }}
      >
        {messages.map((m, i) => {
          const title = isTrigger(m.trigger) ? triggerTitle(m.trigger) : m.trigger;
          return (
            <li key={m.id}>
              <Box padding="400" borderColor="border-secondary" borderBlockStartWidth={i > 0 ? "025" : "0"}>
                <InlineGrid
                  columns={{ xs: "1fr", md: "3fr 4fr 2fr" }}
                  gap={{ xs: "150", md: "400" }}
                  alignItems="start"
                >
                  <BlockStack gap="050">
                    <InlineStack gap="200" blockAlign="center">
                      <Link url={`/app/messages/${m.trigger}`}>{title}</Link>
                    </InlineStack>
                    <Text as="span" tone="subdued">
                      <Link
                        url={`/app/shipments?search=${encodeURIComponent(m.orderName)}`}
                        accessibilityLabel={`Shipments of order ${m.orderName}`}
                      >
                        Order {m.orderName}
                      </Link>
                      , <When at={m.decided_at.toISOString()} now={now} zone={zone} />
                    </Text>
                  </BlockStack>
                  <Decision message={m} now={now} zone={zone} />
                  <Said id={m.id} about={`${title}, order ${m.orderName}`} worded={Boolean(m.sent_at)} />
                </InlineGrid>
              </Box>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
