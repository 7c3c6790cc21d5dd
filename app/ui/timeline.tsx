import { Badge, type BadgeProps, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { When } from "./when";

export interface TimelineEntry {
  id: string;
  /** ISO 8601. */
  at: string;
  title: string;
  detail?: string | null;
  place?: string | null;
  badge?: { text: string; tone?: BadgeProps["tone"] };
  /** Shown below: a link, or the raw facts. */
  more?: ReactNode;
}

export interface TimelineProps {
  /** In the order in which they are to be read. */
  entries: readonly TimelineEntry[];
  now: string;
  zone: string;
  label: string;
}

/** What happened, as an ordered list that a screen reader can walk. */
export function Timeline({ entries, now, zone, label }: TimelineProps) {
  return (
    <ol aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          style={{
            borderInlineStart: "2px solid var(--p-color-border)",
            paddingInlineStart: "var(--p-space-400)",
            paddingBlockEnd: "var(--p-space-400)",
          }}
        >
          <Entry entry={entry} now={now} zone={zone} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, now, zone }: { entry: TimelineEntry; now: string; zone: string }) {
  const beside = [entry.place, entry.detail].filter(Boolean).join(" · ");
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {entry.title}
        </Text>
        {entry.badge ? <Badge tone={entry.badge.tone}>{entry.badge.text}</Badge> : null}
        <Text as="span" tone="subdued">
          <When at={entry.at} now={now} zone={zone} />
        </Text>
      </InlineStack>
      {beside ? (
        <Text as="p" tone="subdued">
          {beside}
        </Text>
      ) : null}
      {entry.more}
    </BlockStack>
  );
}
