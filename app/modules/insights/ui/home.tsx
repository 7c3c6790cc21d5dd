import {
  Badge,
  Banner,
  BlockStack,
  Card,
  InlineGrid,
  InlineStack,
  Layout,
  Link,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import type { ExceptionKind } from "../../../domain/exception";
import { formatMoney } from "../../../domain/money";
import { ExceptionBadge } from "../../../ui/badges";
import { carrierName } from "../../../domain/carrier-name";
import { plural } from "../../../ui/spine/words";
import { useFresh } from "../../../ui/use-fresh";
import { When } from "../../../ui/when";

export interface HomeProps {
  now: string;
  zone: string;
  currency: string;
  cases: {
    id: string;
    kind: string;
    team: string;
    owner: string | null;
    order_name: string;
    respond_by: Date;
    ticket: { desk: string | null; number: string | null; url: string | null } | null;
  }[];
  claims: {
    id: string;
    carrier: string;
    shipment_id: string;
    order_name: string;
    deadline: string;
    amount_minor: number;
    currency: string;
  }[];
  lanes: { lane: string; reason: string; until: Date }[];
  figures: Record<string, number>;
  backfill: { state: string; seen: number; total: number; lastError: string | null } | null;
  reconcile: { state: string; seen: number; to: Date } | null;
  missing: string[];
  stuck: number;
}

/** What needs a person today, then what was prevented and recovered. */
export function Home(props: HomeProps) {
  useFresh(props.backfill?.state === "running");
  return (
    <Page title="Today">
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ImportProgress backfill={props.backfill} />
            <Setup missing={props.missing} />
            {props.stuck > 0 ? (
              <Banner tone="warning" title={`${plural(props.stuck, "thing")} could not be finished`}>
                <p>
                  Nothing is lost: each is kept with its reason.{" "}
                  <Link url="/app/attention">See what they are</Link>.
                </p>
              </Banner>
            ) : null}
            <ForPeople {...props} />
            <Figures {...props} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <RiskyLanes {...props} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function ImportProgress({ backfill }: Pick<HomeProps, "backfill">) {
  if (!backfill || backfill.state === "done") return null;
  if (backfill.state === "failed") {
    return (
      <Banner tone="critical" title="Past orders could not be read">
        <p>Shopify refused: {backfill.lastError}. New orders come in all the same.</p>
      </Banner>
    );
  }
  const percent = backfill.total > 0 ? Math.min(100, Math.round((backfill.seen / backfill.total) * 100)) : 0;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd" id="importing">
          Reading the last sixty days
        </Text>
        <ProgressBar progress={percent} size="small" ariaLabelledBy="importing" />
        <Text as="p" tone="subdued">
          {backfill.seen} of {backfill.total || "…"} orders read. Nothing is sent to anybody about the past.
        </Text>
      </BlockStack>
    </Card>
  );
}

const needs: Record<string, string> = {
  carriers: "a source of carrier scans",
  helpdesks: "your helpdesk",
  channels: "a way to write to shoppers",
};

function Setup({ missing }: Pick<HomeProps, "missing">) {
  if (missing.length === 0) return null;
  return (
    <Banner title="Still to connect">
      <p>
        {missing.map((kind) => needs[kind]).join(", ")}. <Link url="/app/connections">Connect</Link>; until
        then what needs them waits here.
      </p>
    </Banner>
  );
}

function ForPeople({ cases, claims, now, zone }: HomeProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Needs a person
        </Text>
        {cases.length + claims.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing right now. Parcels are watched, and what goes wrong appears here with everything already
            under way.
          </Text>
        ) : null}
        {cases.map((it) => (
          <InlineStack key={it.id} gap="300" align="space-between" blockAlign="center">
            <InlineStack gap="200" blockAlign="center">
              <ExceptionBadge kind={it.kind as ExceptionKind} />
              <Link url={`/app/cases/${it.id}`}>Order {it.order_name}</Link>
              <Text as="span" tone="subdued">
                {it.owner ?? it.team}
              </Text>
              {it.ticket?.desk && it.ticket.number && it.ticket.url ? (
                <Link url={it.ticket.url} target="_blank">
                  Ticket {it.ticket.number}
                </Link>
              ) : null}
            </InlineStack>
            <Text as="span" tone={it.respond_by < new Date(now) ? "critical" : "subdued"}>
              answer due <When at={it.respond_by.toISOString()} now={now} zone={zone} />
            </Text>
          </InlineStack>
        ))}
        {claims.map((it) => (
          <InlineStack key={it.id} gap="300" align="space-between" blockAlign="center">
            <InlineStack gap="200" blockAlign="center">
              <Badge tone="attention">Claim to file</Badge>
              <Link url={`/app/shipments/${it.shipment_id}`}>
                {carrierName(it.carrier)}, order {it.order_name},{" "}
                {formatMoney({ minor: it.amount_minor, currency: it.currency })}
              </Link>
            </InlineStack>
            <Text as="span" tone="subdued">
              last day {it.deadline}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function Figures({ figures, currency }: HomeProps) {
  const kept = figures.promises_kept ?? 0;
  const judged = kept + (figures.promises_missed ?? 0);
  const shown = [
    { label: "Parcels", value: String(figures.parcels ?? 0) },
    { label: "Exceptions", value: String(figures.exceptions ?? 0) },
    { label: "Shoppers told first", value: String(figures.told_first ?? 0) },
    {
      label: "Claimed from carriers",
      value: formatMoney({ minor: figures[`claimed_minor.${currency}`] ?? 0, currency }),
    },
    {
      label: "Promises kept",
      value: judged > 0 ? `${Math.round((kept / judged) * 100)} %` : null,
    },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Prevented and recovered, last 30 days
        </Text>
        <InlineGrid columns={{ xs: 2, sm: 3, lg: 5 }} gap="300">
          {shown.map(({ label, value }) => (
            <BlockStack key={label} gap="100" align="space-between">
              <Text as="span" tone="subdued">
                {label}
              </Text>
              {value === null ? (
                <Text as="span">Not yet known</Text>
              ) : (
                <Text as="span" variant="headingLg" numeric>
                  {value}
                </Text>
              )}
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function RiskyLanes({ lanes, now, zone }: HomeProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Lanes at risk
        </Text>
        {lanes.length === 0 ? (
          <Text as="p" tone="subdued">
            No lane loses or breaks more than it should.
          </Text>
        ) : null}
        {lanes.map((it) => (
          <BlockStack key={it.lane} gap="050">
            <Text as="span" fontWeight="semibold">
              {laneWords(it.lane)}
            </Text>
            <Text as="span" tone="subdued">
              {it.reason}; its parcels are covered, to be looked at again{" "}
              <When at={it.until.toISOString()} now={now} zone={zone} />
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** `ups|*|US-NJ|US-TX` → `ups, US-NJ to US-TX`. */
function laneWords(key: string): string {
  const [carrier, service, origin, destination] = key
    .split("|")
    .map((part) => (part === "*" ? "anywhere" : part));
  return `${carrierName(carrier ?? "")}${service && service !== "anywhere" ? ` ${service}` : ""}, ${origin} to ${destination}`;
}
