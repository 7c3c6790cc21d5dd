import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { When } from "../../../ui/when";
import type { MessageState } from "../states";
import { mediumName, reasonWords, stateWords } from "./words";

export interface Decided {
  medium: string;
  state: MessageState;
  reason: string;
  due_at: Date | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  opened_at: Date | null;
  clicked_at: Date | null;
  bounced_at: Date | null;
  complained_at: Date | null;
}

/** What the provider told of it, in the order in which it happens. */
const receipts = [
  ["delivered_at", "Delivered"],
  ["opened_at", "Opened"],
  ["clicked_at", "Clicked"],
  ["bounced_at", "Bounced"],
  ["complained_at", "Called spam"],
] as const;

/** What was decided about a message, why, and what became of it. */
export function Decision({ message: m, now, zone }: { message: Decided; now: string; zone: string }) {
  const { text, tone } = stateWords[m.state];
  const moment = (at: Date) => <When at={at.toISOString()} now={now} zone={zone} />;
  const medium = mediumName(m.medium);
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={m.bounced_at || m.complained_at ? "critical" : tone}>{text}</Badge>
        <Text as="span">
          {m.state === "sent" ? (
            <>
              {medium}
              {m.sent_at ? <>, {moment(m.sent_at)}</> : null}
            </>
          ) : (
            reasonWords(m.reason)
          )}
        </Text>
      </InlineStack>
      {m.state === "held" && m.due_at ? (
        <Text as="p" tone="subdued">
          {medium}, looked at again {moment(m.due_at)}
        </Text>
      ) : null}
      <Receipts message={m} moment={moment} />
    </BlockStack>
  );
}

function Receipts({ message, moment }: { message: Decided; moment: (at: Date) => ReactNode }) {
  const told = receipts.flatMap(([column, word]) => {
    const at = message[column];
    return at ? [{ word, at }] : [];
  });
  if (told.length === 0) return null;
  return (
    <Text as="p" tone="subdued">
      {told.map(({ word, at }, i) => (
        <span key={word}>
          {i > 0 ? " · " : ""}
          {word} {moment(at)}
        </span>
      ))}
    </Text>
  );
}
