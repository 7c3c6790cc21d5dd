import { Badge, Banner, BlockStack, Box, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { Children, type ReactNode } from "react";
import { Again } from "../again";
import { EmptyOf } from "../empty-of";
import { useFresh } from "../use-fresh";
import { When } from "../when";
import { ownerOf, partTitle, plural, reasonText } from "./words";

export interface AttentionProps {
  now: string;
  zone: string;
  /** The most that is read of each kind. */
  most: number;
  messages: {
    source: string;
    deliveryId: string;
    topic: string;
    reason: string;
    detail: string | null;
    receivedAt: Date;
    readable: boolean;
  }[];
  reactions: { seq: number; reaction: string; state: string; attempts: number; lastError: string | null }[];
  effects: {
    id: string;
    kind: string;
    state: string;
    attempts: number;
    lastError: string | null;
    at: Date;
  }[];
}

/** What could not be finished without a person. Each thing is kept, with its reason and a way on. */
export function AttentionView(props: AttentionProps) {
  const { messages, reactions, effects, most } = props;
  const total = messages.length + reactions.length + effects.length;
  // What was asked for again leaves the list by itself, and what is new appears.
  useFresh(true, total > 0 ? 2_000 : 5_000);
  return (
    <Page title="Needs attention" subtitle="What could not be finished without you.">
      <BlockStack gap="400">
        {total === 0 ? (
          <EmptyOf title="Nothing needs you">
            Every message was read, every answer given, and everything that had to be done outside is done.
          </EmptyOf>
        ) : (
          <Banner tone="info" title="Nothing is lost">
            <p>
              Each of these is kept as it came, with the reason. Trying again never does anything twice: what
              was done before is recognised.
            </p>
          </Banner>
        )}
        <Group title="Messages that could not be read" shown={messages.length} most={most}>
          {messages.map((m) => (
            <Message key={`${m.source} ${m.deliveryId}`} message={m} now={props.now} zone={props.zone} />
          ))}
        </Group>
        <Group title="Answers that do not succeed" shown={reactions.length} most={most}>
          {reactions.map((r) => (
            <Reaction key={`${r.seq} ${r.reaction}`} reaction={r} />
          ))}
        </Group>
        <Group title="Things that could not be done outside" shown={effects.length} most={most}>
          {effects.map((e) => (
            <Effect key={e.id} effect={e} now={props.now} zone={props.zone} />
          ))}
        </Group>
      </BlockStack>
    </Page>
  );
}

function Group(props: { title: string; shown: number; most: number; children: ReactNode }) {
  const { title, shown, most, children } = props;
  if (shown === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {shown >= most ? (
          <Text as="p" tone="subdued">
            The newest {most} are shown.
          </Text>
        ) : null}
      </Box>
      <ul aria-label={title} style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {Children.map(children, (child) => (
          <li>
            <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
              {child}
            </Box>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Timed = Pick<AttentionProps, "now" | "zone">;

function Message({ message: m, now, zone }: Timed & { message: AttentionProps["messages"][number] }) {
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          From {m.source}
        </Text>
        <Badge>{m.topic}</Badge>
        <Text as="span" tone="subdued">
          <When at={m.receivedAt.toISOString()} now={now} zone={zone} />
        </Text>
      </InlineStack>
      <Text as="p">{reasonText(m.reason)}</Text>
      {m.detail ? <Reason text={m.detail} /> : null}
      {m.readable ? (
        <Again
          label="Read again"
          about={`message from ${m.source}, ${m.topic}`}
          fields={{ intent: "reread", source: m.source, deliveryId: m.deliveryId }}
        />
      ) : (
        <Text as="p" tone="subdued">
          Its body was erased, so it can only be looked at.
        </Text>
      )}
    </BlockStack>
  );
}

function Reaction({ reaction: r }: { reaction: AttentionProps["reactions"][number] }) {
  const stuck = r.state === "stuck";
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={stuck ? "critical" : "attention"}>{stuck ? "Stuck" : "Still trying"}</Badge>
        <Text as="span" fontWeight="semibold">
          {partTitle(r.reaction)} ({ownerOf(r.reaction)})
        </Text>
        <Text as="span" tone="subdued">
          event {r.seq}, {plural(r.attempts, "attempt")}
        </Text>
      </InlineStack>
      {r.lastError ? <Reason text={r.lastError} /> : null}
      {stuck ? (
        <Again
          label="Try again"
          about={`${partTitle(r.reaction)}, event ${r.seq}`}
          fields={{ intent: "retry", seq: r.seq, reaction: r.reaction }}
        />
      ) : (
        <GoesOn />
      )}
    </BlockStack>
  );
}

const GoesOn = () => (
  <Text as="p" tone="subdued">
    It goes on by itself, with growing pauses.
  </Text>
);

function Effect({ effect: e, now, zone }: Timed & { effect: AttentionProps["effects"][number] }) {
  const failed = e.state === "failed";
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={failed ? "critical" : "attention"}>{failed ? "Failed" : "Still trying"}</Badge>
        <Text as="span" fontWeight="semibold">
          {partTitle(e.kind)} ({ownerOf(e.kind)})
        </Text>
        <Text as="span" tone="subdued">
          <When at={e.at.toISOString()} now={now} zone={zone} />, {plural(e.attempts, "attempt")}
        </Text>
      </InlineStack>
      {e.lastError ? <Reason text={e.lastError} /> : null}
      {failed ? (
        <Again label="Do again" about={partTitle(e.kind)} fields={{ intent: "redo", id: e.id }} />
      ) : (
        <GoesOn />
      )}
    </BlockStack>
  );
}

function Reason({ text }: { text: string }) {
  return (
    <Text as="p" tone="subdued" breakWord>
      {text}
    </Text>
  );
}
