import { useNavigate } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Select,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { percent } from "../../../ui/charts/scale";
import { EmptyOf } from "../../../ui/empty-of";
import { PageLinks } from "../../../ui/page-links";
import { SearchCard } from "../../../ui/search-card";
import { When } from "../../../ui/when";
import type { LedgerFilters, LedgerRow } from "../report/ledger.store.server";
import { PromisePages } from "./promise-pages";
import { StateBadge } from "./state-badge";
import { shortDay, span, stateNames, surfaceName, surfaceNames } from "./words";

export interface LedgerProps {
  now: string;
  zone: string;
  busy: boolean;
  after: string | null;
  next: string | null;
  filters: LedgerFilters;
  promises: LedgerRow[];
  /** Names of the orders, by id. */
  names: Record<string, string>;
}

const query = (filters: LedgerFilters, after?: string | null): string =>
  new URLSearchParams(
    Object.entries({ ...filters, after }).flatMap(([name, value]): [string, string][] =>
      value ? [[name, value]] : [],
    ),
  ).toString();

/** Every date that was ever given, newest first, and what became of it. */
export function Ledger(props: LedgerProps) {
  const { promises, filters, after, next, busy } = props;
  const { smDown } = useBreakpoints();
  const filtered = Object.values(filters).some(Boolean);
  return (
    <Page title="Promise ledger" fullWidth backAction={{ content: "Promise", url: "/app/promise" }}>
      <BlockStack gap="400">
        <PromisePages />
        <Filters key={filters.search} filters={filters} busy={busy} />
        {promises.length === 0 ? (
          <EmptyOf title={filtered ? "No promise fits" : "No promises yet"}>
            {filtered
              ? "Nothing matches these filters. Clear one, or search for the whole order number or promise id."
              : "They appear with the first order that is placed while promises are on."}
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

const one = (p: LedgerRow): string => `/app/promise/ledger/${p.id}?order=${encodeURIComponent(p.order_id)}`;

function Rows({ promises, names, now, zone, busy }: LedgerProps) {
  return (
    <IndexTable
      selectable={false}
      loading={busy}
      itemCount={promises.length}
      resourceName={{ singular: "promise", plural: "promises" }}
      headings={[
        { title: "Promise" },
        { title: "Dates" },
        { title: "State" },
        { title: "Arrived" },
        { title: "First seen on" },
        { title: "Order" },
        { title: "Made" },
        { title: "Late risk", alignment: "end" },
      ]}
    >
      {promises.map((p, i) => (
        <IndexTable.Row key={`${p.subject_id} ${p.id}`} id={`${p.subject_id} ${p.id}`} position={i}>
          <IndexTable.Cell>
            <Link url={one(p)}>{p.id}</Link>
          </IndexTable.Cell>
          <IndexTable.Cell>{span(p)}</IndexTable.Cell>
          <IndexTable.Cell>
            <StateBadge state={p.state} />
          </IndexTable.Cell>
          <IndexTable.Cell>{p.delivered_on ? shortDay(p.delivered_on) : ""}</IndexTable.Cell>
          <IndexTable.Cell>{surfaceName(p.surface)}</IndexTable.Cell>
          <IndexTable.Cell>{names[p.order_id] ?? p.order_id}</IndexTable.Cell>
          <IndexTable.Cell>
            <When at={p.made_at.toISOString()} now={now} zone={zone} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" alignment="end" numeric>
              {p.late_risk === null ? "" : percent(p.late_risk)}
            </Text>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Cards({ promises, names, now, zone, busy }: LedgerProps) {
  return (
    <ul
      aria-label="Promises"
      aria-busy={busy}
      style={{ listStyle: "none", margin: 0, padding: 0, opacity: busy ? 0.6 : 1 }}
    >
      {promises.map((p, i) => (
        <li key={`${p.subject_id} ${p.id}`}>
          <Box padding="400" borderColor="border-secondary" borderBlockStartWidth={i > 0 ? "025" : "0"}>
            <BlockStack gap="150">
              <InlineStack align="space-between" gap="200">
                <Link url={one(p)}>{span(p)}</Link>
                <StateBadge state={p.state} />
              </InlineStack>
              <Text as="span" tone="subdued" breakWord>
                {p.id} · {surfaceName(p.surface)} · order {names[p.order_id] ?? p.order_id} ·{" "}
                <When at={p.made_at.toISOString()} now={now} zone={zone} />
              </Text>
            </BlockStack>
          </Box>
        </li>
      ))}
    </ul>
  );
}

const choices = (names: Record<string, string | undefined>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: label ?? value }));

function Filters({ filters, busy }: Pick<LedgerProps, "filters" | "busy">) {
  const navigate = useNavigate();
  const go = (change: object) => navigate(`?${query({ ...filters, ...change })}`);
  return (
    <SearchCard
      label="Order or promise id"
      search={filters.search ?? ""}
      busy={busy}
      go={(search) => go({ search })}
    >
      <Select
        label="State"
        value={filters.state ?? ""}
        onChange={(state) => go({ state })}
        options={[{ label: "Any", value: "" }, ...choices(stateNames)]}
      />
      <Select
        label="First seen on"
        value={filters.surface ?? ""}
        onChange={(surface) => go({ surface })}
        options={[{ label: "Anywhere", value: "" }, ...choices(surfaceNames)]}
      />
    </SearchCard>
  );
}
