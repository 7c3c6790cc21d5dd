import { BlockStack, Text } from "@shopify/polaris";
import type { TriggerId } from "../triggers";
import { Decision, type Decided } from "./decision";
import { triggerTitle } from "./trigger-words";

interface DecisionsProps {
  messages: (Decided & { id: string; trigger: TriggerId })[];
  now: string;
  zone: string;
}

/** Everything that the shopper of an order was told, or was not, oldest first. */
export function Decisions({ messages, now, zone }: DecisionsProps) {
  return (
    <ul aria-label="Messages to the shopper" style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {messages.map((m) => (
        <li key={m.id} style={{ paddingBlockEnd: "0.5rem" }}>
          <BlockStack gap="050">
            <Text as="span">{triggerTitle(m.trigger)}</Text>
            <Decision message={m} now={now} zone={zone} />
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
