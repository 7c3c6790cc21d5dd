import {
  Badge,
  type BadgeProps,
  BlockStack,
  Box,
  Button,
  InlineGrid,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { carrierName } from "../../../domain/carrier-name";
import { EmptyOf } from "../../../ui/empty-of";
import { Section } from "../../../ui/section";
import { reasonText } from "../../../ui/spine/words";
import { When } from "../../../ui/when";
import type { ConnectedSource, KnownSource, SourcesScreen } from "../asking/sources.server";
import { failureWords, kindWords } from "./source-words";
import { Words } from "./words";

export interface SourcesProps extends SourcesScreen {
  now: string;
  zone: string;
}

/** Who tells of parcels, how each is doing, and what they said that nobody understands. */
export function Sources(props: SourcesProps) {
  const { connected, now, zone, most } = props;
  return (
    <Page
      title="Carriers"
      subtitle="Who tells of your parcels, and how well."
      secondaryActions={[{ content: "Connect a source", url: "/app/connections" }]}
    >
      <BlockStack gap="400">
        {connected.length === 0 ? (
          <EmptyOf
            title="No carrier source is connected"
            action={<Button url="/app/connections">Connect a source</Button>}
          >
            What Shopify is told of your parcels is followed all the same. A source of your own knows more of
            them, and sooner.
          </EmptyOf>
        ) : null}
        {connected.map((source) => (
          <OneSource key={source.id} source={source} now={now} zone={zone} most={most} />
        ))}
        <Words words={props.words} waiting={waitingFor(connected)} now={now} zone={zone} />
        <Known all={props.known} />
      </BlockStack>
    </Page>
  );
}

/** The sources whose messages wait for a meaning. */
const waitingFor = (connected: ConnectedSource[]): string[] =>
  connected.filter((s) => s.waiting.some((w) => w.reason === "word_unknown")).map((s) => `carrier.${s.id}`);

const tones: Record<ConnectedSource["state"], { text: string; tone: BadgeProps["tone"] }> = {
  speaks: { text: "Speaks", tone: "success" },
  silent: { text: "Silent", tone: "warning" },
  fails: { text: "Fails", tone: "critical" },
  quiet: { text: "Has not spoken yet", tone: undefined },
};

interface OneProps {
  source: ConnectedSource;
  now: string;
  zone: string;
  most: number;
}

function OneSource(props: OneProps) {
  const { source, now, zone, most } = props;
  const { text, tone } = tones[source.state];
  return (
    <Section title={source.title}>
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={tone}>{text}</Badge>
        <StateWords {...props} />
      </InlineStack>
      <InlineGrid columns={{ xs: 2, md: 5 }} gap="300">
        <Fact label="Last heard">
          <Moment at={source.heardAt} now={now} zone={zone} />
        </Fact>
        <Fact label="Last asked">
          <Moment at={source.askedAt} now={now} zone={zone} />
        </Fact>
        <Fact label="Last answer">
          <Moment at={source.answeredAt} now={now} zone={zone} />
        </Fact>
        <Fact label="Failures in a row">{source.failures}</Fact>
        <Fact label="Parcels it is asked about">
          {source.parcels >= most
            ? `${most.toLocaleString("en")} or more`
            : source.parcels.toLocaleString("en")}
        </Fact>
      </InlineGrid>
      {source.waiting.length > 0 ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            Messages that wait unread
          </Text>
          <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
            {source.waiting.map(({ reason, messages }) => (
              <li key={reason}>
                {messages.toLocaleString("en")}: {reasonText(reason)}
              </li>
            ))}
          </ul>
        </BlockStack>
      ) : null}
    </Section>
  );
}

/** What the badge says, in a sentence. */
function StateWords({ source, now, zone }: OneProps) {
  if (source.state === "fails")
    return (
      <Text as="p">
        {failureWords(source.lastError)}{" "}
        {source.failedAt ? (
          <>
            Last failed <When at={source.failedAt.toISOString()} now={now} zone={zone} />. It is tried again
            by itself.
          </>
        ) : null}
      </Text>
    );
  if (source.state === "silent" && source.heardAt)
    return (
      <Text as="p">
        Last spoke <When at={source.heardAt.toISOString()} now={now} zone={zone} />, though parcels are under
        way. Other sources carry on meanwhile.
      </Text>
    );
  return null;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {label}
      </Text>
      <Text as="span">{children}</Text>
    </BlockStack>
  );
}

function Moment({ at, now, zone }: { at: Date | null; now: string; zone: string }) {
  return at ? <When at={at.toISOString()} now={now} zone={zone} /> : <>never</>;
}

/** Every source that there is an adapter for. */
function Known({ all }: { all: KnownSource[] }) {
  return (
    <Section title="Sources that can be connected">
      <div style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label="Sources that can be connected">
        <table style={{ borderCollapse: "collapse", width: "100%", minWidth: "36rem" }}>
          <thead>
            <tr>
              {["Source", "Kind", "Carriers", "Sends by itself", "Can be asked", ""].map((title) => (
                <th key={title} scope="col" style={cell}>
                  {title || <span style={hidden}>Connected</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((s) => (
              <tr key={s.id}>
                <th scope="row" style={{ ...cell, fontWeight: 600 }}>
                  {s.title}
                </th>
                <td style={cell}>{kindWords[s.kind]}</td>
                <td style={cell}>{s.carriers === "any" ? "Many" : s.carriers.map(carrierName).join(", ")}</td>
                <td style={cell}>{s.sends ? "Yes" : "No"}</td>
                <td style={cell}>{s.asked ? "Yes" : "No"}</td>
                <td style={cell}>{s.connected ? <Badge tone="success">Connected</Badge> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Box>
        <Button url="/app/connections">Connect a source</Button>
      </Box>
    </Section>
  );
}

const cell = {
  padding: "var(--p-space-200)",
  textAlign: "start",
  verticalAlign: "top",
  borderBlockEnd: "1px solid var(--p-color-border-secondary)",
} as const;

const hidden = {
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
} as const;
