import { BlockStack, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import { spokenDate } from "../../../domain/local-date";
import { percent } from "../../../ui/charts/scale";
import { plural } from "../../../ui/spine/words";
import { Timeline } from "../../../ui/timeline";
import { When } from "../../../ui/when";
import type { LedgerRow } from "../report/ledger.store.server";
import { Section } from "./section";
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

const causes: Record<string, string | undefined> = {
  ordered: "The order was placed",
  registered: "A parcel was registered",
  silence: "No news for too long",
  fulfilment: "It has not left yet",
};

const cause = (code: string): string => {
  const text = causes[code] ?? code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function Since({ promise, now, zone }: PromiseProps) {
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
        Of <Link url={`shopify:admin/orders/${promise.chosen}`}>order {promise.chosen}</Link>. A promise is
        never rewritten: what is expected later stands beside it.
      </Text>
      <Timeline
        label="Dates, oldest first"
        now={now}
        zone={zone}
        entries={promise.revisions.map((r) => ({
          id: `${r.subject_id} ${r.id}`,
          at: r.made_at.toISOString(),
          title: span(r),
          badge: r.id === promise.id ? { text: "This promise", tone: "info" } : undefined,
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

function Made({ promise, now, zone }: PromiseProps) {
  const facts = [
    { name: "Earliest", text: spokenDate(promise.earliest) },
    { name: "Likely", text: spokenDate(promise.likely) },
    { name: "Latest", text: spokenDate(promise.latest) },
    { name: "Expected by the latest day", text: percent(promise.confidence) },
    { name: "Model", text: promise.model },
    {
      name: "Shown on",
      text:
        promise.shown?.surfaces.map(surfaceName).join(", ") ||
        surfaceName(promise.subjects[0]?.surface ?? "order"),
    },
  ];
  return (
    <Section title="What was promised">
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

function Resting({ promise }: PromiseProps) {
  return (
    <Section title="Who rests on it">
      {promise.subjects.length === 0 ? (
        <Text as="p" tone="subdued">
          No order yet.
        </Text>
      ) : null}
      {promise.subjects.map((s) => (
        <InlineStack key={s.subject_id} gap="200" align="space-between" blockAlign="center">
          <Link url={`?order=${encodeURIComponent(s.order_id)}`}>Order {s.order_id}</Link>
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
