import { Form, useActionData, useNavigate } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Select,
  Text,
  TextField,
  useBreakpoints,
} from "@shopify/polaris";
import { useState } from "react";
import { type ExceptionKind, exceptionKinds } from "../../../domain/exception";
import { formatMoney } from "../../../domain/money";
import { type Milestone, milestones } from "../../../domain/milestone";
import { words } from "../../../platform/i18n/words";
import { ExceptionBadge, exceptionName, MilestoneBadge } from "../../../ui/badges";
import { carrierName } from "../../../ui/carrier-name";
import { EmptyOf } from "../../../ui/empty-of";
import { PageLinks } from "../../../ui/page-links";
import { SearchCard } from "../../../ui/search-card";
import { When } from "../../../ui/when";

export interface ShipmentListProps {
  now: string;
  zone: string;
  busy: boolean;
  after: string | null;
  next: string | null;
  filters: { milestone?: string; exception?: string; carrier?: string; search?: string };
  shipments: {
    id: string;
    order_name: string;
    tracking_number: string | null;
    carrier: string;
    milestone: Milestone;
    exception: ExceptionKind | "";
    dest_region: string | null;
    dest_country: string | null;
    value_minor: number;
    currency: string;
    registered_at: Date;
    last_scan_at: Date | null;
  }[];
  views: {
    id: string;
    name: string;
    filters: { milestone?: string; exception?: string; carrier?: string; search?: string };
  }[];
}

const query = (filters: object, after?: string | null): string => {
  const set = Object.entries({ ...filters, after }).filter(([, value]) => Boolean(value)) as [
    string,
    string,
  ][];
  return new URLSearchParams(set).toString();
};

/** Every parcel, newest first. Filters stand in the address, so a view can be shared, saved and gone back to. */
export function ShipmentList(props: ShipmentListProps) {
  const { shipments, next, filters, after, busy } = props;
  const { smDown } = useBreakpoints();
  const filtered = Object.values(filters).some(Boolean);
  return (
    <Page title="Shipments" fullWidth>
      <BlockStack gap="400">
        <Views key={query(filters)} {...props} />
        <Filters key={filters.search} filters={filters} busy={busy} />
        {shipments.length === 0 ? (
          <EmptyOf title={filtered ? "No shipment fits" : "No shipments yet"}>
            {filtered
              ? "Nothing matches these filters. Clear one, or search for the whole order number or tracking number."
              : "They appear as soon as an order is fulfilled; those of the last sixty days are read when the app is added."}
          </EmptyOf>
        ) : (
          <Card padding="0">{smDown ? <Cards {...props} /> : <Rows {...props} />}</Card>
        )}
        <PageLinks
          first={after ? `?${query(filters)}` : null}
          next={next ? `?${query(filters, next)}` : null}
        />
      </BlockStack>
    </Page>
  );
}

type Row = ShipmentListProps["shipments"][number];

const destination = (s: Row): string => [s.dest_region, s.dest_country].filter(Boolean).join(", ");
const value = (s: Row): string => formatMoney({ minor: s.value_minor, currency: s.currency });

function LastScan({ of, now, zone }: { of: Row; now: string; zone: string }) {
  if (of.last_scan_at) return <When at={of.last_scan_at.toISOString()} now={now} zone={zone} />;
  return (
    <Text as="span" tone="subdued">
      not yet
    </Text>
  );
}

function Rows({ shipments, now, zone, busy }: ShipmentListProps) {
  return (
    <IndexTable
      selectable={false}
      loading={busy}
      itemCount={shipments.length}
      resourceName={{ singular: "shipment", plural: "shipments" }}
      headings={[
        { title: "Order" },
        { title: "Where it is" },
        { title: "Trouble" },
        { title: "Last scan" },
        { title: "Carrier" },
        { title: "Tracking number" },
        { title: "To" },
        { title: "Value", alignment: "end" },
      ]}
    >
      {shipments.map((s, i) => (
        <IndexTable.Row key={s.id} id={s.id} position={i}>
          <IndexTable.Cell>
            <Link url={`/app/shipments/${s.id}`}>{s.order_name}</Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <MilestoneBadge milestone={s.milestone} />
          </IndexTable.Cell>
          <IndexTable.Cell>{s.exception ? <ExceptionBadge kind={s.exception} /> : null}</IndexTable.Cell>
          <IndexTable.Cell>
            <LastScan of={s} now={now} zone={zone} />
          </IndexTable.Cell>
          <IndexTable.Cell>{carrierName(s.carrier)}</IndexTable.Cell>
          <IndexTable.Cell>{s.tracking_number ?? "none"}</IndexTable.Cell>
          <IndexTable.Cell>{destination(s)}</IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" alignment="end" numeric>
              {value(s)}
            </Text>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** The same on a phone, where a row of eight would run off the side. */
function Cards({ shipments, now, zone, busy }: ShipmentListProps) {
  return (
    <ul
      aria-label="Shipments"
      aria-busy={busy}
      style={{ listStyle: "none", margin: 0, padding: 0, opacity: busy ? 0.6 : 1 }}
    >
      {shipments.map((s, i) => (
        <li key={s.id}>
          <Box padding="400" borderColor="border-secondary" borderBlockStartWidth={i > 0 ? "025" : "0"}>
            <BlockStack gap="150">
              <InlineStack align="space-between" gap="200">
                <Link url={`/app/shipments/${s.id}`}>{s.order_name}</Link>
                <Text as="span" tone="subdued">
                  <LastScan of={s} now={now} zone={zone} />
                </Text>
              </InlineStack>
              <InlineStack gap="200">
                <MilestoneBadge milestone={s.milestone} />
                {s.exception ? <ExceptionBadge kind={s.exception} /> : null}
              </InlineStack>
              <Text as="span" tone="subdued" breakWord>
                {[carrierName(s.carrier), s.tracking_number, destination(s), value(s)]
                  .filter(Boolean)
                  .join(" · ")}
              </Text>
            </BlockStack>
          </Box>
        </li>
      ))}
    </ul>
  );
}

function Filters({ filters, busy }: Pick<ShipmentListProps, "filters" | "busy">) {
  const navigate = useNavigate();
  const go = (change: object) => navigate(`?${query({ ...filters, ...change })}`);
  const say = words("en");
  return (
    <SearchCard
      label="Order or tracking number"
      search={filters.search ?? ""}
      busy={busy}
      go={(search) => go({ search })}
    >
      <Select
        label="Where it is"
        value={filters.milestone ?? ""}
        onChange={(milestone) => go({ milestone })}
        options={[
          { label: "Anywhere", value: "" },
          ...milestones.map((m) => ({ label: say.milestone(m), value: m })),
        ]}
      />
      <Select
        label="Trouble"
        value={filters.exception ?? ""}
        onChange={(exception) => go({ exception })}
        options={[
          { label: "With or without", value: "" },
          { label: "Any trouble", value: "any" },
          ...exceptionKinds.map((k) => ({ label: exceptionName(k), value: k })),
        ]}
      />
    </SearchCard>
  );
}

function Views({ views, filters }: ShipmentListProps) {
  const current = query(filters);
  const standing = views.find((v) => query(v.filters) === current && current !== "");
  const built = current === "" || current === "exception=any";
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineStack gap="300" blockAlign="end">
        <nav aria-label="Views">
          <InlineStack gap="200">
            <ViewLink name="All" url="/app/shipments" here={current === ""} />
            <ViewLink name="With trouble" url="?exception=any" here={current === "exception=any"} />
            {views.map((v) => (
              <ViewLink key={v.id} name={v.name} url={`?${query(v.filters)}`} here={v.id === standing?.id} />
            ))}
          </InlineStack>
        </nav>
        {standing ? (
          <Form method="post">
            <input type="hidden" name="intent" value="drop" />
            <input type="hidden" name="view" value={standing.id} />
            <Button submit variant="plain" tone="critical">
              Remove this view
            </Button>
          </Form>
        ) : null}
        {built || standing ? null : <KeepView filters={filters} />}
      </InlineStack>
    </Box>
  );
}

function ViewLink({ name, url, here }: { name: string; url: string; here: boolean }) {
  return (
    <Button
      url={url}
      size="slim"
      variant={here ? "primary" : "secondary"}
      accessibilityLabel={here ? `${name}, shown now` : name}
    >
      {name}
    </Button>
  );
}

function KeepView({ filters }: Pick<ShipmentListProps, "filters">) {
  const answer = useActionData<{ saved?: string; problem?: string }>();
  const [name, setName] = useState("");
  return (
    <Form method="post">
      {Object.entries(filters).map(([key, set]) =>
        set ? <input key={key} type="hidden" name={key} value={set} /> : null,
      )}
      <InlineStack gap="200" blockAlign="end">
        <TextField
          label="Keep this view as"
          name="name"
          value={name}
          onChange={setName}
          autoComplete="off"
          error={answer?.problem}
          maxLength={40}
        />
        <Button submit>Save view</Button>
      </InlineStack>
    </Form>
  );
}
