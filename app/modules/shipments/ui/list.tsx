import { Form, Link, useActionData, useNavigate, useSearchParams } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Page,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { type ExceptionKind, exceptionKinds } from "../../../domain/exception";
import { formatMoney } from "../../../domain/money";
import { type Milestone, milestones } from "../../../domain/milestone";
import { words } from "../../../platform/i18n/words";
import { ExceptionBadge, MilestoneBadge } from "../../../ui/badges";
import { EmptyOf } from "../../../ui/empty-of";
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
  const filtered = Object.values(filters).some(Boolean);
  return (
    <Page title="Shipments" fullWidth>
      <BlockStack gap="400">
        <Views {...props} />
        <Filters filters={filters} busy={busy} />
        {shipments.length === 0 ? (
          <EmptyOf title={filtered ? "No shipment fits" : "No shipments yet"}>
            {filtered
              ? "Nothing matches these filters. Clear one, or search for the whole order number or tracking number."
              : "They appear as soon as an order is fulfilled; those of the last sixty days are read when the app is added."}
          </EmptyOf>
        ) : (
          <Card padding="0">
            <Rows {...props} />
          </Card>
        )}
        <InlineStack gap="200" align="center">
          {after ? <Link to={`?${query(filters)}`}>First page</Link> : null}
          {next ? <Link to={`?${query(filters, next)}`}>Next page</Link> : null}
        </InlineStack>
      </BlockStack>
    </Page>
  );
}

function Rows({ shipments, now, zone, busy }: ShipmentListProps) {
  const headings = [
    "Order",
    "Where it is",
    "Trouble",
    "Carrier",
    "Tracking number",
    "To",
    "Value",
    "Last scan",
  ] as const;
  return (
    <IndexTable
      selectable={false}
      loading={busy}
      itemCount={shipments.length}
      headings={
        headings.map((title) => ({ title })) as unknown as [{ title: string }, ...{ title: string }[]]
      }
    >
      {shipments.map((s, i) => (
        <IndexTable.Row key={s.id} id={s.id} position={i}>
          <IndexTable.Cell>
            <Link to={`/app/shipments/${s.id}`}>{s.order_name}</Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <MilestoneBadge milestone={s.milestone} />
          </IndexTable.Cell>
          <IndexTable.Cell>{s.exception ? <ExceptionBadge kind={s.exception} /> : null}</IndexTable.Cell>
          <IndexTable.Cell>{s.carrier}</IndexTable.Cell>
          <IndexTable.Cell>{s.tracking_number ?? "none"}</IndexTable.Cell>
          <IndexTable.Cell>{[s.dest_region, s.dest_country].filter(Boolean).join(", ")}</IndexTable.Cell>
          <IndexTable.Cell>{formatMoney({ minor: s.value_minor, currency: s.currency })}</IndexTable.Cell>
          <IndexTable.Cell>
            {s.last_scan_at ? (
              <When at={s.last_scan_at.toISOString()} now={now} zone={zone} />
            ) : (
              <Text as="span" tone="subdued">
                not yet
              </Text>
            )}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Filters({ filters, busy }: Pick<ShipmentListProps, "filters" | "busy">) {
  const navigate = useNavigate();
  const [search, setSearch] = useState(filters.search ?? "");
  const go = (change: object) => navigate(`?${query({ ...filters, ...change })}`);
  const say = words("en");
  return (
    <Card>
      <form
        role="search"
        onSubmit={(e) => {
          e.preventDefault();
          go({ search });
        }}
      >
        <InlineStack gap="300" blockAlign="end">
          <TextField
            label="Order or tracking number"
            value={search}
            onChange={setSearch}
            autoComplete="off"
            clearButton
            onClearButtonClick={() => {
              setSearch("");
              go({ search: "" });
            }}
          />
          <Button submit loading={busy}>
            Search
          </Button>
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
              ...exceptionKinds.map((k) => ({ label: k.replaceAll("_", " "), value: k })),
            ]}
          />
        </InlineStack>
      </form>
    </Card>
  );
}

function Views({ views, filters }: ShipmentListProps) {
  const [params] = useSearchParams();
  const answer = useActionData<{ saved?: string; problem?: string }>();
  const [name, setName] = useState("");
  const current = query(filters);
  const standing = views.find((v) => query(v.filters) === current && current !== "");
  return (
    <InlineStack gap="300" blockAlign="end">
      <Link to="/app/shipments">
        <Badge tone={params.size === 0 ? "info" : undefined}>All</Badge>
      </Link>
      <Link to="?exception=any">
        <Badge tone={current === "exception=any" ? "info" : undefined}>With trouble</Badge>
      </Link>
      {views.map((v) => (
        <Link key={v.id} to={`?${query(v.filters)}`}>
          <Badge tone={v.id === standing?.id ? "info" : undefined}>{v.name}</Badge>
        </Link>
      ))}
      {standing ? (
        <Form method="post">
          <input type="hidden" name="intent" value="drop" />
          <input type="hidden" name="view" value={standing.id} />
          <Button submit variant="plain" tone="critical">
            Remove this view
          </Button>
        </Form>
      ) : null}
      {current && !standing && current !== "exception=any" ? (
        <Form method="post">
          {Object.entries(filters).map(([key, value]) =>
            value ? <input key={key} type="hidden" name={key} value={value} /> : null,
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
      ) : null}
    </InlineStack>
  );
}
