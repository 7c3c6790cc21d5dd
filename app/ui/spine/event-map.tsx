import { Badge, BlockStack, Card, InlineStack, Link, List, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { eventTitle, ownerOf, partTitle } from "./words";

export interface EventMapProps {
  events: { type: string; reactions: { name: string; records: string[]; effects: string[] }[] }[];
  intakes: { name: string; source: string; topics: string[] }[];
  effects: string[];
  alarms: string[];
}

/** Every fact there can be, who answers it, and what the answer may record or do outside. */
export function EventMap({ events, intakes, effects, alarms }: EventMapProps) {
  const owners = [...new Set(events.map((e) => ownerOf(e.type)))];
  return (
    <Page
      title="Event map"
      subtitle="Which fact sets off what: drawn from the running program."
      backAction={{ content: "Events", url: "/app/events" }}
    >
      <BlockStack gap="400">
        {owners.map((owner) => (
          <Section key={owner} title={owner}>
            {events
              .filter((e) => ownerOf(e.type) === owner)
              .map((e) => (
                <EventRow key={e.type} event={e} />
              ))}
          </Section>
        ))}
        <Section title="Messages from outside">
          {intakes.map((it) => (
            <BlockStack key={it.name} gap="050">
              <Text as="span">
                {partTitle(it.name)}{" "}
                <Text as="span" tone="subdued">
                  ({ownerOf(it.name)})
                </Text>
              </Text>
              <Text as="span" tone="subdued" variant="bodySm" breakWord>
                {it.source}: {it.topics.map((t) => (t === "*" ? "whatever it sends" : t)).join(", ")}
              </Text>
            </BlockStack>
          ))}
        </Section>
        <Section title="What leaves the house">
          <Names of={effects} />
        </Section>
        <Section title="Alarms">
          <Names of={alarms} />
        </Section>
      </BlockStack>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title.charAt(0).toUpperCase() + title.slice(1)}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

function EventRow({ event }: { event: EventMapProps["events"][number] }) {
  return (
    <BlockStack gap="100">
      <Link url={`/app/events?type=${encodeURIComponent(event.type)}`}>{eventTitle(event.type)}</Link>
      {event.reactions.length === 0 ? (
        <Text as="p" tone="subdued" variant="bodySm">
          A fact to be read; nothing answers it.
        </Text>
      ) : (
        <List>
          {event.reactions.map((r) => (
            <List.Item key={r.name}>
              <InlineStack gap="100" blockAlign="center">
                <Text as="span">
                  {partTitle(r.name)}{" "}
                  <Text as="span" tone="subdued">
                    ({ownerOf(r.name)})
                  </Text>
                </Text>
                {r.records.map((type) => (
                  <Badge key={type} tone="info">{`records ${type}`}</Badge>
                ))}
                {r.effects.map((kind) => (
                  <Badge key={kind} tone="attention">{`does ${kind}`}</Badge>
                ))}
              </InlineStack>
            </List.Item>
          ))}
        </List>
      )}
    </BlockStack>
  );
}

function Names({ of }: { of: string[] }) {
  return (
    <InlineStack gap="200">
      {of.map((name) => (
        <Badge key={name}>{name}</Badge>
      ))}
    </InlineStack>
  );
}
