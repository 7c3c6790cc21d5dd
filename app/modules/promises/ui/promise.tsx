import { BlockStack, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import { spokenDate } from "../../../domain/local-date";
import { percent } from "../../../ui/charts/scale";
import { plural } from "../../../ui/spine/words";
import { Timeline, type TimelineEntry } from "../../../ui/timeline";
import { When } from "../../../ui/when";
import type { LedgerRow } from "../report/ledger.store.server";
import { Section } from "../../../ui/section";
import { StateBadge } from "./state-badge";
import { shortDay, span, surfaceName } from "./words";

export interface PromiseProps {
  now: string;
  zone: string;
  promise: {
    id: string;
    earliest: string;
    likely: string;
    latest: string;
    zone: string;
    confidence: number;
    model: string;
    made_at: Date;
    shown: { surfaces: string[]; until: Date } | null;
    subjects: LedgerRow[];
    more: boolean;
    chosen: string | null;
    revisions: LedgerRow[];
  };
  why: { staff: string[]; shopper: string[] };
  /** Names of the orders, by id. */
  names: Record<string, string>;
}

/** One promise: why this date, who rests on it, what was said since, and what became of it. */
export function PromiseDetail(props: PromiseProps) {
  const { promise } = props;
  const own = promise.subjects.find((s) => s.order_id === promise.chosen);
  return (
    <Page
      title={span(promise)}
      subtitle={promise.id}
      backAction={{ content: "Ledger", url: "/app/promise/ledger" }}
      titleMetadata={own ? <StateBadge state={own.state} /> : null}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Why {...props} />
            <Since {...props} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Made {...props} />
            <Resting {...props} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Why({ why }: PromiseProps) {
  return (
    <Section title="Why this date">
      {why.staff.length === 0 ? (
        <Text as="p" tone="subdued">
          This date was made before its reasons were kept.
        </Text>
      ) : (
        <>
          <Lines lines={why.staff} />
          <Text as="h3" variant="headingSm">
            What the shopper is told
          </Text>
          <Lines lines={why.shopper} />
        </>
      )}
    </Section>
  );
}

/** A date that was only expected, not promised. */
const isForecast = ({ promise }: PromiseProps): boolean => promise.subjects[0]?.surface === "forecast";

const causes: Record<string, string | undefined> = {
  ordered: "The order was placed",
  registered: "A parcel was registered",
  scan: "The carrier scanned it",
  silence: "No news for too long",
  fulfilment: "It has not left yet",
  lost: "It is lost; this is the date of a replacement",
  damaged: "It is damaged; this is the date of a replacement",
  recovered: "What was wrong is over",
};

const cause = (code: string): string => {
  const text = causes[code] ?? code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Which of the dates is looked at, and which of them was the promise. */
function badgeOf(row: LedgerRow, shown: string): TimelineEntry["badge"] {
  if (row.surface !== "forecast") return { text: "The promise", tone: "info" };
  return row.id === shown ? { text: "Looked at" } : undefined;
}

function Since({ promise, names, now, zone }: PromiseProps) {
  if (!promise.chosen) {
    return (
      <Section title="What was said since">
        <Text as="p" tone="subdued">
          It was shown, and no order has come of it yet.
        </Text>
      </Section>
    );
  }
  return (
    <Section title="What was said since">
      <Text as="p" tone="subdued">
        Of{" "}
        <Link url={`shopify:admin/orders/${promise.chosen}`}>
          order {names[promise.chosen] ?? promise.chosen}
        </Link>
        . A promise is never rewritten: what is expected later stands beside it.
      </Text>
      <Timeline
        label="Dates, oldest first"
        now={now}
        zone={zone}
        entries={promise.revisions.map((r) => ({
          id: `${r.subject_id} ${r.id}`,
          at: r.made_at.toISOString(),
          title: span(r),
          badge: badgeOf(r, promise.id),
          detail: [
            cause(r.because),
            r.late_risk === null ? "" : `${percent(r.late_risk)} likely to be late`,
            r.delivered_on ? `arrived ${shortDay(r.delivered_on)}` : "",
          ]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    </Section>
  );
}

function Made(props: PromiseProps) {
  const { promise, now, zone } = props;
  const facts = [
    { name: "Earliest", text: spokenDate(promise.earliest) },
    { name: "Likely", text: spokenDate(promise.likely) },
    { name: "Latest", text: spokenDate(promise.latest) },
    { name: "Expected by the latest day", text: percent(promise.confidence) },
    { name: "Model", text: promise.model },
    ...(isForecast(props)
      ? []
      : [
          {
            name: "Shown on",
            text:
              promise.shown?.surfaces.map(surfaceName).join(", ") ||
              surfaceName(promise.subjects[0]?.surface ?? "order"),
          },
        ]),
  ];
  return (
    <Section title={isForecast(props) ? "What is expected" : "What was promised"}>
      {facts.map(({ name, text }) => (
        <BlockStack key={name} gap="050">
          <Text as="h3" variant="bodySm" tone="subdued">
            {name}
          </Text>
          <Text as="p">{text}</Text>
        </BlockStack>
      ))}
      <Text as="p" tone="subdued">
        Dates as of {promise.zone}. Made <When at={promise.made_at.toISOString()} now={now} zone={zone} />.
      </Text>
    </Section>
  );
}

function Resting(props: PromiseProps) {
  const { promise, names } = props;
  return (
    <Section title={isForecast(props) ? "Whose parcel" : "Who rests on it"}>
      {promise.subjects.length === 0 ? (
        <Text as="p" tone="subdued">
          No order yet.
        </Text>
      ) : null}
      {promise.subjects.map((s) => (
        <InlineStack key={s.subject_id} gap="200" align="space-between" blockAlign="center">
          <Link url={`?order=${encodeURIComponent(s.order_id)}`}>
            Order {names[s.order_id] ?? s.order_id}
          </Link>
          <InlineStack gap="200" blockAlign="center">
            {s.delivered_on ? <Text as="span">{shortDay(s.delivered_on)}</Text> : null}
            <StateBadge state={s.state} />
          </InlineStack>
        </InlineStack>
      ))}
      {promise.more ? (
        <Text as="p" tone="subdued">
          More than {plural(promise.subjects.length, "order")}; these are the newest.
        </Text>
      ) : null}
    </Section>
  );
}
