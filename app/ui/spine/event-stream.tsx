import { useNavigate } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Link, Page, Select, Text } from "@shopify/polaris";
import { EmptyOf } from "../empty-of";
import { When } from "../when";
import { eventTitle } from "./words";

export interface StreamProps {
  now: string;
  zone: string;
  busy: boolean;
  type: string | null;
  before: number | null;
  /** Every type there is. */
  types: string[];
  events: {
    seq: number;
    type: string;
    subjectKind: string;
    subjectId: string;
    storyId: string;
    occurredAt: Date;
    recordedAt: Date;
  }[];
  /** Where the next page begins; null on the last one. */
  next: number | null;
}

const query = (type: string | null, before?: number | null): string => {
  const set = [...(type ? [["type", type]] : []), ...(before ? [["before", String(before)]] : [])];
  return `/app/events?${new URLSearchParams(set).toString()}`;
};

/** Everything that is known, newest first: each line opens the receipt of the story it belongs to. */
export function EventStream(props: StreamProps) {
  const { type, types, events, next, before, busy } = props;
  const navigate = useNavigate();
  const options = [{ label: "Every event", value: "" }, ...types.map((t) => ({ label: t, value: t }))];
  return (
    <Page
      title="Events"
      subtitle="Every fact that was recorded, and everything it set off."
      secondaryActions={[{ content: "Event map", url: "/app/events/map" }]}
    >
      <BlockStack gap="400">
        <Card>
          <Select
            label="Show"
            options={options}
            value={type ?? ""}
            onChange={(wanted) => navigate(query(wanted || null))}
          />
        </Card>
        {events.length === 0 ? (
          <EmptyOf title={type ? "No event of this kind" : "No events yet"}>
            {type
              ? "Nothing of this kind has been recorded, or not this far back. Choose another kind."
              : "The first comes with the first order or scan."}
          </EmptyOf>
        ) : (
          <Card padding="0">
            <div aria-busy={busy} style={{ opacity: busy ? 0.6 : 1 }}>
              <Rows {...props} />
            </div>
          </Card>
        )}
        <nav aria-label="Pages">
          <InlineStack gap="400" align="center">
            {before ? <Link url={query(type)}>Newest</Link> : null}
            {next ? <Link url={query(type, next)}>Older</Link> : null}
          </InlineStack>
        </nav>
      </BlockStack>
    </Page>
  );
}

function Rows({ events, now, zone }: StreamProps) {
  return (
    <ol aria-label="Events, newest first" style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {events.map((e, i) => (
        <li key={e.seq}>
          <Box
            paddingInline="400"
            paddingBlock="300"
            borderColor="border-secondary"
            borderBlockStartWidth={i > 0 ? "025" : "0"}
          >
            <InlineStack align="space-between" blockAlign="center" gap="100">
              <BlockStack gap="050">
                <Link url={`/app/events/${e.storyId}#event-${e.seq}`} removeUnderline>
                  {eventTitle(e.type)}
                </Link>
                <Text as="span" tone="subdued" variant="bodySm" breakWord>
                  {e.type} · {e.subjectKind.replaceAll("_", " ")}
                </Text>
              </BlockStack>
              <Text as="span" tone="subdued">
                <When at={e.occurredAt.toISOString()} now={now} zone={zone} />
              </Text>
            </InlineStack>
          </Box>
        </li>
      ))}
    </ol>
  );
}
