import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Again } from "../again";
import { When } from "../when";
import { eventTitle, outcomeWord, ownerOf, partTitle, plural, stateWord } from "./words";

export interface EventView {
  seq: number;
  type: string;
  subjectKind: string;
  subjectId: string;
  causedBy: number | null;
  recordedBy: string;
  occurredAt: Date;
  recordedAt: Date;
  payload: unknown;
  reactions: { name: string; outcome: string; note: string | null; attempts: number; at: Date | null }[];
  effects: {
    id: string;
    kind: string;
    state: string;
    attempts: number;
    lastError: string | null;
    receipt: unknown;
    at: Date;
  }[];
}

interface Node {
  event: EventView;
  all: EventView[];
  now: string;
  zone: string;
}

/** An event with its answers and effects, and below it the events that they recorded. */
export function EventNode({ event, all, now, zone }: Node) {
  const caused = all.filter((e) => e.causedBy === event.seq);
  return (
    <li id={`event-${event.seq}`} tabIndex={-1}>
      <Card>
        <BlockStack gap="300">
          <BlockStack gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {eventTitle(event.type)}
              </Text>
              <Text as="span" tone="subdued">
                <When at={event.occurredAt.toISOString()} now={now} zone={zone} />
              </Text>
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm" breakWord>
              {event.type} · event {event.seq} · by {event.recordedBy}
            </Text>
          </BlockStack>
          <Reactions event={event} />
          <Effects event={event} />
          <details>
            <summary>Facts</summary>
            <pre>{JSON.stringify(event.payload, null, 2)}</pre>
          </details>
        </BlockStack>
      </Card>
      {caused.length > 0 ? (
        <ol aria-label={`Caused by ${eventTitle(event.type)}`}>
          {caused.map((e) => (
            <EventNode key={e.seq} event={e} all={all} now={now} zone={zone} />
          ))}
        </ol>
      ) : null}
    </li>
  );
}

function Reactions({ event }: { event: EventView }) {
  if (event.reactions.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodySm" tone="subdued">
        Answered by
      </Text>
      {event.reactions.map((r) => {
        const outcome = outcomeWord(r.outcome);
        return (
          <BlockStack key={r.name} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Badge tone={outcome.tone}>{outcome.text}</Badge>
              <Text as="span">
                {partTitle(r.name)}{" "}
                <Text as="span" tone="subdued">
                  ({ownerOf(r.name)})
                </Text>
              </Text>
              <Attempts n={r.attempts} />
            </InlineStack>
            {r.note ? (
              <Text as="p" tone={r.outcome === "stuck" ? "critical" : "subdued"} breakWord>
                {r.note}
              </Text>
            ) : null}
            {r.outcome === "stuck" ? (
              <Again
                label="Retry"
                about={`${partTitle(r.name)}, for ${eventTitle(event.type)}`}
                fields={{ intent: "retry", seq: event.seq, reaction: r.name }}
              />
            ) : null}
          </BlockStack>
        );
      })}
    </BlockStack>
  );
}

function Effects({ event }: { event: EventView }) {
  if (event.effects.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodySm" tone="subdued">
        Done outside
      </Text>
      {event.effects.map((f) => {
        const state = stateWord(f.state);
        return (
          <BlockStack key={f.id} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Badge tone={state.tone}>{state.text}</Badge>
              <Text as="span">
                {partTitle(f.kind)}{" "}
                <Text as="span" tone="subdued">
                  ({ownerOf(f.kind)})
                </Text>
              </Text>
              <Attempts n={f.attempts} />
            </InlineStack>
            {f.lastError ? (
              <Text as="p" tone="critical" breakWord>
                {f.lastError}
              </Text>
            ) : null}
            {f.receipt ? (
              <Text as="p" tone="subdued" breakWord>
                Receipt: {said(f.receipt)}
              </Text>
            ) : null}
            {f.state === "failed" ? (
              <Again
                label="Retry"
                about={`${partTitle(f.kind)}, for ${eventTitle(event.type)}`}
                fields={{ intent: "redo", id: f.id }}
              />
            ) : null}
          </BlockStack>
        );
      })}
    </BlockStack>
  );
}

/** One try is what is expected, and not worth a word. */
const Attempts = ({ n }: { n: number }) =>
  n > 1 ? (
    <Text as="span" tone="subdued">
      {plural(n, "attempt")}
    </Text>
  ) : null;

/** `{ticketId: "101"}` → `ticketId 101`. */
const said = (receipt: unknown): string =>
  typeof receipt === "object" && receipt !== null
    ? Object.entries(receipt)
        .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
        .join(", ")
    : JSON.stringify(receipt);
