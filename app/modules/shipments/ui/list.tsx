import { useNavigate } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Select,
  Text,
  useBreakpoints,
  useIndexResourceState,
} from "@shopify/polaris";
import { type ExceptionKind, exceptionKinds } from "../../../domain/exception";
import { formatMoney } from "../../../domain/money";
import { type Milestone, milestones } from "../../../domain/milestone";
import { words } from "../../../platform/i18n/words";
import { ExceptionBadge, exceptionName, MilestoneBadge } from "../../../ui/badges";
import { CardList, type Choosing } from "../../../ui/card-list";
import { carrierName } from "../../../domain/carrier-name";
import { EmptyOf } from "../../../ui/empty-of";
import { PageLinks } from "../../../ui/page-links";
import { SearchCard } from "../../../ui/search-card";
import { useDownload } from "../../../ui/use-download";
import { When } from "../../../ui/when";
import { Bulk } from "./bulk";
import { CarrierSelect } from "./carrier-select";
import { type Filtered, query, Views } from "./views";

/** How many rows a page has; the longer one is as many as can be worked on at once. */
export const pageLengths = [50, 250] as const;

export interface ShipmentListProps {
  now: string;
  zone: string;
  busy: boolean;
  after: string | null;
  next: string | null;
  rows: number;
  filters: Filtered;
  shipments: {
    id: string;
    order_name: string;
    tracking_number: string | null;
    carrier: string;
    milestone: Milestone;
    exception: ExceptionKind | "";
    disagreement: string;
    dest_region: string | null;
    dest_country: string | null;
    value_minor: number;
    currency: string;
    registered_at: Date;
    last_scan_at: Date | null;
  }[];
  views: { id: string; name: string; filters: Filtered }[];
}

/** What the address says beside the filters: how long a page is. */
const paged = (rows: number): { rows?: string } => (rows === pageLengths[0] ? {} : { rows: String(rows) });

/** Every parcel, newest first. Filters stand in the address, so a view can be shared, saved and gone back to. */
export function ShipmentList(props: ShipmentListProps) {
  const { filters, after, rows } = props;
  const download = useDownload();
  const here = query({ ...filters, ...paged(rows) }, after);
  return (
    <Page
      title="Shipments"
      fullWidth
      secondaryActions={[
        { content: "Import numbers", url: "/app/shipments/import" },
        {
          content: "Export as CSV",
          onAction: () => void download(`/app/shipments/export.csv?${query(filters)}`, "shipments.csv"),
        },
      ]}
    >
      <BlockStack gap="400">
        <Views key={`views ${query(filters)}`} {...props} />
        <Filters key={`filters ${filters.search ?? ""}`} {...props} />
        <Listed key={`list ${here}`} {...props} />
      </BlockStack>
    </Page>
  );
}

/** One page of the list, with what was chosen on it. */
function Listed(props: ShipmentListProps) {
  const { shipments, next, filters, after, rows } = props;
  const { smDown } = useBreakpoints();
  const selection = useIndexResourceState(shipments);
  const chosen = selection.selectedResources.filter((id) => shipments.some((s) => s.id === id));
  const filtered = Object.values(filters).some(Boolean);
  const at = { ...filters, ...paged(rows) };
  const choosing = { chosen, choose: selection.handleSelectionChange };
  return (
    <>
      <Bulk chosen={chosen} clear={selection.clearSelection} />
      {shipments.length === 0 ? (
        <EmptyOf title={filtered ? "No shipment fits" : "No shipments yet"}>
          {filtered
            ? "Nothing matches these filters. Clear one, or search for the whole order number or tracking number."
            : "They appear as soon as an order is fulfilled; those of the last sixty days are read when the app is added."}
        </EmptyOf>
      ) : (
        <Card padding="0">
          {smDown ? <Cards {...props} {...choosing} /> : <Rows {...props} {...choosing} />}
        </Card>
      )}
      <PageLinks first={after ? `?${query(at)}` : null} next={next ? `?${query(at, next)}` : null} />
    </>
  );
}

type Row = ShipmentListProps["shipments"][number];

const destination = (s: Row): string => [s.dest_region, s.dest_country].filter(Boolean).join(", ");
const choiceOf = (s: Row): string => `Choose ${s.order_name}, ${s.tracking_number ?? "without a number"}`;
const value = (s: Row): string => formatMoney({ minor: s.value_minor, currency: s.currency });

function LastScan({ of, now, zone }: { of: Row; now: string; zone: string }) {
  if (of.last_scan_at) return <When at={of.last_scan_at.toISOString()} now={now} zone={zone} />;
  return (
    <Text as="span" tone="subdued">
      not yet
    </Text>
  );
}

function Troubles({ of }: { of: Row }) {
  if (!of.exception && !of.disagreement) return null;
  return (
    <InlineStack gap="100">
      {of.exception ? <ExceptionBadge kind={of.exception} /> : null}
      {of.disagreement ? <Badge tone="attention">Sources disagree</Badge> : null}
    </InlineStack>
  );
}

function Rows({ shipments, now, zone, busy, chosen, choose }: ShipmentListProps & Choosing) {
  return (
    <IndexTable
      loading={busy}
      itemCount={shipments.length}
      selectedItemsCount={chosen.length === shipments.length ? "All" : chosen.length}
      onSelectionChange={choose}
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
        <IndexTable.Row
          key={s.id}
          id={s.id}
          position={i}
          selected={chosen.includes(s.id)}
          accessibilityLabel={choiceOf(s)}
        >
          <IndexTable.Cell>
            <Link url={`/app/shipments/${s.id}`}>{s.order_name}</Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <MilestoneBadge milestone={s.milestone} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Troubles of={s} />
          </IndexTable.Cell>
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

/** The same on a phone. */
function Cards({ shipments, now, zone, busy, chosen, choose }: ShipmentListProps & Choosing) {
  const rows = shipments.map((s) => ({
    id: s.id,
    name: s.order_name,
    url: `/app/shipments/${s.id}`,
    choice: choiceOf(s),
    aside: <LastScan of={s} now={now} zone={zone} />,
    children: (
      <>
        <InlineStack gap="200">
          <MilestoneBadge milestone={s.milestone} />
          <Troubles of={s} />
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {[carrierName(s.carrier), s.tracking_number, destination(s), value(s)].filter(Boolean).join(" · ")}
        </Text>
      </>
    ),
  }));
  return <CardList label="Shipments" {...{ busy, rows, chosen, choose }} />;
}

function Filters({ filters, rows, busy }: ShipmentListProps) {
  const navigate = useNavigate();
  const go = (change: object) => navigate(`?${query({ ...filters, ...paged(rows), ...change })}`);
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
      <CarrierSelect
        label="Carrier"
        any="Any"
        value={filters.carrier ?? ""}
        onChange={(carrier) => go({ carrier })}
      />
      <Select
        label="Sources"
        value={filters.disputed ?? ""}
        onChange={(disputed) => go({ disputed })}
        options={[
          { label: "Agreeing or not", value: "" },
          { label: "Sources disagree", value: "yes" },
        ]}
      />
      <Select
        label="Rows"
        value={String(rows)}
        onChange={(length) => go({ rows: undefined, ...paged(Number(length)) })}
        options={pageLengths.map(String)}
      />
    </SearchCard>
  );
}
