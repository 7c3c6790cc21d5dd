import { Badge, BlockStack, Button, Card, InlineGrid, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useRef } from "react";
import { useFresh } from "../use-fresh";
import { When } from "../when";
import { EventNode, type EventView } from "./receipt-event";
import { consequenceOf, plural } from "./words";

export interface ReceiptProps {
  now: string;
  zone: string;
  receipt: {
    storyId: string;
    origin: { source: string; topic: string; deliveryId: string; receivedAt: Date; state: string } | null;
    events: EventView[];
  };
}

/** The most that a receipt shows: a story of more is the import of a whole store. */
const MOST = 500;

/** One story from its first message to the last thing that it did outside. */
export function ReceiptView({ receipt, now, zone }: ReceiptProps) {
  const { events } = receipt;
  const known = new Set(events.map((e) => e.seq));
  const first = events.filter((e) => e.causedBy === null || !known.has(e.causedBy));
  useFresh(events.some(isUnderWay));
  return (
    <Page
      title="Receipt"
      subtitle="One story: what began it, who answered, and what was done outside."
      backAction={{ content: "Events", url: "/app/events" }}
    >
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <BlockStack gap="400">
            <Origin origin={receipt.origin} now={now} zone={zone} recordedBy={first[0]?.recordedBy} />
            <Correlation id={receipt.storyId} />
          </BlockStack>
          <Consequences events={events} />
        </InlineGrid>
        {events.length >= MOST ? (
          <Text as="p" tone="subdued">
            The first {MOST} events of this story are shown.
          </Text>
        ) : null}
        <ol aria-label="Events of this story" className="story">
          {first.map((e) => (
            <EventNode key={e.seq} event={e} all={events} now={now} zone={zone} />
          ))}
        </ol>
      </BlockStack>
      {/* Not as a child: what React escapes in a style, the browser does not read back. */}
      <style dangerouslySetInnerHTML={{ __html: STYLE }} />
    </Page>
  );
}

const STYLE = `
.story,.story ol{list-style:none;margin:0;padding:0;display:grid;gap:var(--p-space-300)}
.story ol{margin-block-start:var(--p-space-300);padding-inline-start:var(--p-space-300);border-inline-start:2px solid var(--p-color-border)}
.story li{min-width:0}.story li:target>:first-child{outline:2px solid var(--p-color-border-focus);border-radius:var(--p-border-radius-300)}
.story pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:12px}
.story summary{cursor:pointer;color:var(--p-color-text-secondary)}
`;

const isUnderWay = (e: EventView): boolean =>
  e.reactions.some((r) => r.outcome === "due") ||
  e.effects.some((f) => f.state === "waiting" || f.state === "queued");

type OriginProps = Pick<ReceiptProps, "now" | "zone"> & {
  origin: ReceiptProps["receipt"]["origin"];
  recordedBy?: string;
};

function Origin({ origin, recordedBy, now, zone }: OriginProps) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          What began it
        </Text>
        {origin ? (
          <>
            <InlineStack gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold">
                Message from {origin.source}
              </Text>
              <Badge>{origin.topic}</Badge>
              <Text as="span" tone="subdued">
                <When at={origin.receivedAt.toISOString()} now={now} zone={zone} />
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued" variant="bodySm" breakWord>
              Delivery {origin.deliveryId}, {origin.state}
            </Text>
          </>
        ) : (
          <Text as="p">
            No message from outside: it was begun by{" "}
            {recordedBy ? <code>{recordedBy}</code> : "somebody here"}.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Correlation({ id }: { id: string }) {
  const shopify = useAppBridge();
  const shown = useRef<HTMLElement>(null);
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => shopify.toast.show("Copied"),
      () => {
        // Without leave to write to the clipboard it is marked, ready for the keyboard.
        if (shown.current) getSelection()?.selectAllChildren(shown.current);
        shopify.toast.show("Marked: press Ctrl+C to copy");
      },
    );
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Correlation id
        </Text>
        <code ref={shown} style={{ overflowWrap: "anywhere" }}>
          {id}
        </code>
        <div>
          <Button onClick={() => void copy()} accessibilityLabel="Copy the correlation id">
            Copy
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}

function Consequences({ events }: { events: EventView[] }) {
  const found = events.flatMap((e) => {
    const text = consequenceOf(e.type);
    return text ? [{ seq: e.seq, text }] : [];
  });
  const answers = events.reduce((n, e) => n + e.reactions.filter((r) => r.outcome === "done").length, 0);
  const effects = events.reduce((n, e) => n + e.effects.filter((f) => f.state === "done").length, 0);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          What came of it
        </Text>
        <Text as="p" tone="subdued">
          {plural(events.length, "event")}, {plural(answers, "answer")}, {plural(effects, "thing")} done
          outside.
        </Text>
        {found.length > 0 ? (
          <ul aria-label="Consequences" style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
            {found.map(({ seq, text }) => (
              <li key={seq}>
                <Link url={`#event-${seq}`}>{text}</Link>
              </li>
            ))}
          </ul>
        ) : null}
      </BlockStack>
    </Card>
  );
}
