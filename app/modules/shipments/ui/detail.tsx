import { Badge, BlockStack, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ExceptionKind } from "../../../domain/exception";
import { formatMoney } from "../../../domain/money";
import { words } from "../../../platform/i18n/words";
import { ExceptionBadge, exceptionName, MilestoneBadge } from "../../../ui/badges";
import { carrierName } from "../../../domain/carrier-name";
import { Section } from "../../../ui/section";
import { eventTitle, plural } from "../../../ui/spine/words";
import { When } from "../../../ui/when";
import { CarrierCard } from "./carrier-card";
import type { CarrierFacts, WishFacts } from "./facts";
import { Scans } from "./scans";
import { ShopperCard } from "./shopper-card";
import { Disagreement, Sources } from "./sources-cards";
import { type ToldDate, toldDates } from "./told-dates";

export interface DetailProps extends Omit<CarrierFacts, "shipment"> {
  domain: string;
  /** What the shopper asked for last. */
  wish: WishFacts | null;
  shipment: CarrierFacts["shipment"] & {
    id: string;
    order_id: string;
    order_name: string;
    tracking_url: string | null;
    service: string | null;
    exception: ExceptionKind | "";
    value_minor: number;
    currency: string;
    carrier_eta: Date | null;
  };
  lines: { order_line_id: string; title: string; quantity: number }[];
  troubles: {
    id: string;
    kind: ExceptionKind;
    responsible: string;
    opened_at: Date;
    resolved_at: Date | null;
  }[];
  outlook: {
    headline: string;
    nextStep: string | null;
    nextValues: Record<string, string> | null;
    dates: { earliest: string; likely: string; latest: string } | null;
  } | null;
  /** Every date of the order, oldest first. */
  promises: ToldDate[];
  cases: {
    id: string;
    kind: ExceptionKind;
    team: string;
    owner: string | null;
    state: string;
  }[];
  /** At the helpdesk `desk`, or with null in the team's own inbox. */
  ticket: { desk: string | null; number: string | null; url: string | null } | null;
  claims: {
    id: string;
    carrier: string;
    state: string;
    deadline: string;
    rule: string;
    amount_minor: number;
    currency: string;
    reference: string | null;
  }[];
  cover: { covered: boolean; reasons: string[] } | null;
  remedies: {
    id: string;
    state: string;
    options: string[];
    chosen: string | null;
    amount_minor: number;
    currency: string;
  }[];
  messages: { id: string }[];
  /** What was decided about each of them, drawn by whoever decides it. */
  told: ReactNode;
  returns: { id: string; name: string | null; status: string }[];
  events: { seq: number; type: string; storyId: string; occurredAt: Date }[];
}

/** One parcel: what every surface says of it, what was seen, and what was done about it. */
export function ShipmentDetail(props: DetailProps) {
  const { shipment: s } = props;
  return (
    <Page
      title={`Order ${s.order_name}`}
      subtitle={
        s.tracking_number
          ? `${carrierName(s.carrier)}${s.service ? ` ${s.service}` : ""} · ${s.tracking_number}`
          : "No tracking number"
      }
      backAction={{ content: "Shipments", url: "/app/shipments" }}
      secondaryActions={[{ content: "Open in Shopify", url: `shopify:admin/orders/${s.order_id}` }]}
      titleMetadata={
        <InlineStack gap="200">
          <MilestoneBadge milestone={s.milestone} />
          {s.exception ? <ExceptionBadge kind={s.exception} /> : null}
        </InlineStack>
      }
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Disagreement {...props} />
            <Voice {...props} />
            <Scans {...props} />
            <Stories {...props} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Done {...props} />
            <CarrierCard {...props} />
            <Sources {...props} />
            <ShopperCard {...props} />
            <Contents {...props} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** The words that page, mail and ticket use. */
function Voice({ shipment, outlook, promises }: DetailProps) {
  const say = words("en");
  const { given, expected, forecasts } = toldDates(promises, shipment.id);
  return (
    <Section title="What everybody is told">
      {outlook ? (
        <BlockStack gap="200">
          <Text as="p" variant="headingSm">
            {say.headline(outlook.headline)}
          </Text>
          {say.when(outlook) ? <Text as="p">{say.when(outlook)}</Text> : null}
          {outlook.nextStep ? (
            <Text as="p">
              {say.nextLabel} {say.next(outlook.nextStep, outlook.nextValues ?? {})}
            </Text>
          ) : null}
          {expected ? (
            <Text as="p" tone="subdued">
              {Math.round(expected.confidence * 100)} of 100 such parcels arrive by {say.day(expected.latest)}
              . That is the last of {plural(forecasts, "forecast")}.
            </Text>
          ) : null}
          {given ? (
            <Text as="p" tone="subdued">
              Promised by {say.day(given.latest)}.
            </Text>
          ) : null}
        </BlockStack>
      ) : (
        <Text as="p" tone="subdued">
          A past parcel: nothing was said about it.
        </Text>
      )}
    </Section>
  );
}

function Stories({ events, now, zone }: DetailProps) {
  return (
    <Section title="Events and their receipts">
      {events.map((e) => (
        <InlineStack key={e.seq} align="space-between" gap="200">
          <Link url={`/app/events/${e.storyId}#event-${e.seq}`}>{eventTitle(e.type)}</Link>
          <Text as="span" tone="subdued">
            <When at={e.occurredAt.toISOString()} now={now} zone={zone} />
          </Text>
        </InlineStack>
      ))}
    </Section>
  );
}

/** One thing that was done, under the name of what it is. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="bodySm" tone="subdued">
        {label}
      </Text>
      {children}
    </BlockStack>
  );
}

function Done(props: DetailProps) {
  const { cases, claims, cover, remedies, messages, returns } = props;
  const done = cases.length + claims.length + remedies.length + messages.length + returns.length;
  return (
    <Section title="What was done">
      {cover ? (
        <Fact label="Protection">
          <InlineStack gap="200" blockAlign="center">
            <Badge tone={cover.covered ? "success" : undefined}>
              {cover.covered ? "Covered" : "Not covered"}
            </Badge>
            <Text as="span">{cover.reasons.join(", ").replaceAll("_", " ")}</Text>
          </InlineStack>
        </Fact>
      ) : null}
      <Told {...props} />
      <Money {...props} />
      {returns.map((r) => (
        <Fact key={r.id} label="Return">
          <Text as="p">
            {r.name ?? r.id}: {r.status.toLowerCase().replaceAll("_", " ")}
          </Text>
        </Fact>
      ))}
      {done === 0 ? (
        <Text as="p" tone="subdued">
          Nothing needed doing.
        </Text>
      ) : null}
    </Section>
  );
}

function Told({ cases, ticket, messages, told }: DetailProps) {
  return (
    <>
      {cases.map((c) => (
        <Fact key={c.id} label="Case">
          <Text as="p">
            <Link url={`/app/cases/${c.id}`}>{exceptionName(c.kind)}</Link>: {c.state}, {c.owner ?? c.team}
          </Text>
        </Fact>
      ))}
      {ticket?.desk && ticket.number && ticket.url ? (
        <Fact label="Ticket">
          <Link url={ticket.url} target="_blank">
            {ticket.desk} {ticket.number}
          </Link>
        </Fact>
      ) : null}
      {messages.length > 0 ? <Fact label="Message to the shopper">{told}</Fact> : null}
    </>
  );
}

function Money({ remedies, claims }: DetailProps) {
  return (
    <>
      {remedies.map((r) => (
        <Fact key={r.id} label="Remedy">
          <Text as="p">
            {r.state}: {r.chosen ?? r.options.join(" or ")},{" "}
            {formatMoney({ minor: r.amount_minor, currency: r.currency })}
          </Text>
        </Fact>
      ))}
      {claims.map((c) => (
        <Fact key={c.id} label={`Claim against ${carrierName(c.carrier)}`}>
          <Text as="p" breakWord>
            {formatMoney({ minor: c.amount_minor, currency: c.currency })}, {c.state}
            {c.reference ? ` as ${c.reference}` : ""}, last day {c.deadline}
          </Text>
          <Text as="p" tone="subdued">
            {c.rule}
          </Text>
        </Fact>
      ))}
    </>
  );
}

function Contents({ lines, shipment }: DetailProps) {
  const page = shipment.tracking_url;
  return (
    <Section title="In this parcel">
      <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
        {lines.map((l) => (
          <li key={l.order_line_id}>
            {l.quantity} × {l.title}
          </li>
        ))}
      </ul>
      <Text as="p" tone="subdued">
        Worth {formatMoney({ minor: shipment.value_minor, currency: shipment.currency })}
      </Text>
      {page && /^https?:/.test(page) ? (
        <Link url={page} target="_blank">
          The carrier&rsquo;s page
        </Link>
      ) : null}
    </Section>
  );
}
