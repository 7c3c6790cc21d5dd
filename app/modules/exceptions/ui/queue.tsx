import {
  BlockStack,
  Box,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
  useBreakpoints,
  useIndexResourceState,
} from "@shopify/polaris";
import { type ExceptionKind, exceptions } from "../../../domain/exception";
import { ExceptionBadge, exceptionName } from "../../../ui/badges";
import { CardList, type Choosing } from "../../../ui/card-list";
import { EmptyOf } from "../../../ui/empty-of";
import { PageLinks } from "../../../ui/page-links";
import type { QueueFilters, QueueRow } from "../cases/queue.store.server";
import { CasePages } from "./case-pages";
import { Due } from "./due";
import { QueueBulk } from "./queue-bulk";
import { queueQuery, QueueFilterCard } from "./queue-filters";
import { TicketLink, type TicketFacts } from "./ticket-link";
import { priorityName } from "./words";

export interface QueueProps {
  now: string;
  zone: string;
  busy: boolean;
  filters: QueueFilters;
  rows: (QueueRow & { orderName: string; ticket: TicketFacts | null })[];
  next: string;
  /** Open cases of each kind; no more than `most` of one are counted. */
  counts: Partial<Record<ExceptionKind, number>>;
  most: number;
  people: { teams: string[]; owners: string[] };
  /** Teams that the playbook names besides. */
  teams: string[];
}

/** What waits for a person, the most pressing first. Filters stand in the address, so a view can be shared. */
export function Queue(props: QueueProps) {
  const here = queueQuery(props.filters);
  return (
    <Page title="Cases" fullWidth>
      <BlockStack gap="400">
        <CasePages />
        <Counts {...props} />
        <QueueFilterCard {...props} />
        <Listed key={here} {...props} />
      </BlockStack>
    </Page>
  );
}

/** How much there is of each trouble, the worst first; each leads to its own. */
function Counts({ counts, most, filters }: QueueProps) {
  const kinds = (Object.entries(counts) as [ExceptionKind, number][]).sort(
    ([a], [b]) => exceptions[b].severity - exceptions[a].severity,
  );
  if (kinds.length === 0) return null;
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <ul
        aria-label="Open cases by trouble"
        style={{
          display: "flex",
          flexWrap: "wrap",
          gap: "0.75rem",
          listStyle: "none",
          margin: 0,
          padding: 0,
        }}
      >
        {kinds.map(([kind, n]) => (
          <li key={kind}>
            <InlineStack gap="150" blockAlign="center" wrap={false}>
              <Text as="span" variant="headingMd" numeric>
                {n >= most ? `${most}+` : n}
              </Text>
              <Link
                url={`?${queueQuery({ ...filters, state: "open", kind, after: "" })}`}
                monochrome
                removeUnderline
              >
                <ExceptionBadge kind={kind} />
              </Link>
            </InlineStack>
          </li>
        ))}
      </ul>
    </Box>
  );
}

/** One page of the queue, with what was chosen on it. */
function Listed(props: QueueProps) {
  const { rows, next, filters, people, teams } = props;
  const { smDown } = useBreakpoints();
  const selection = useIndexResourceState(rows.map(({ id }) => ({ id })));
  const chosen = selection.selectedResources.filter((id) => rows.some((r) => r.id === id));
  const choosing = { chosen, choose: selection.handleSelectionChange };
  return (
    <>
      <QueueBulk
        chosen={chosen}
        clear={selection.clearSelection}
        people={{ teams: [...new Set([...people.teams, ...teams])].sort(), owners: people.owners }}
      />
      {rows.length === 0 ? (
        <Nothing filters={filters} />
      ) : (
        <Card padding="0">
          {smDown ? <Cards {...props} {...choosing} /> : <Rows {...props} {...choosing} />}
        </Card>
      )}
      <PageLinks
        first={filters.after ? `?${queueQuery({ ...filters, after: "" })}` : null}
        next={next ? `?${queueQuery({ ...filters, after: next })}` : null}
      />
    </>
  );
}

function Nothing({ filters: { state, kind, team, owner, overdue } }: Pick<QueueProps, "filters">) {
  if (kind || team || owner || overdue || state !== "open")
    return (
      <EmptyOf title="No case fits">
        Nothing matches these filters. Clear one, or look at what is open.
      </EmptyOf>
    );
  return (
    <EmptyOf title="Nothing is wrong" action={<Link url="/app/cases/detection">See what is watched</Link>}>
      Every parcel is watched: what its carrier reports, silence that lasts too long, promised days that pass,
      sources that contradict each other, and orders that do not leave. What goes wrong appears here, with who
      takes it and until when.
    </EmptyOf>
  );
}

type Row = QueueProps["rows"][number];

const choiceOf = (r: Row): string => `Choose ${r.orderName}, ${exceptionName(r.kind)}`;

function Trouble({ of }: { of: Row }) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <ExceptionBadge kind={of.kind} />
      {of.hides > 0 ? (
        <Text as="span" tone="subdued">
          +{of.hides} more
        </Text>
      ) : null}
    </InlineStack>
  );
}

function Owner({ of }: { of: Row }) {
  if (of.owner) return <>{of.owner}</>;
  return (
    <Text as="span" tone="subdued">
      Nobody yet
    </Text>
  );
}

function Rows({ rows, now, zone, busy, chosen, choose }: QueueProps & Choosing) {
  return (
    <IndexTable
      loading={busy}
      itemCount={rows.length}
      selectedItemsCount={chosen.length === rows.length ? "All" : chosen.length}
      onSelectionChange={choose}
      resourceName={{ singular: "case", plural: "cases" }}
      headings={[
        { title: "Order" },
        { title: "Trouble" },
        { title: "Clock" },
        { title: "Team" },
        { title: "Who has it" },
        { title: "Priority" },
        { title: "Ticket" },
      ]}
    >
      {rows.map((r, i) => (
        <IndexTable.Row
          key={r.id}
          id={r.id}
          position={i}
          selected={chosen.includes(r.id)}
          accessibilityLabel={choiceOf(r)}
        >
          <IndexTable.Cell>
            <Link url={`/app/cases/${r.id}`}>{r.orderName}</Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Trouble of={r} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Due of={r} now={now} zone={zone} />
          </IndexTable.Cell>
          <IndexTable.Cell>{r.team}</IndexTable.Cell>
          <IndexTable.Cell>
            <Owner of={r} />
          </IndexTable.Cell>
          <IndexTable.Cell>{priorityName(r.priority)}</IndexTable.Cell>
          <IndexTable.Cell>
            <TicketLink ticket={r.ticket} none="None" />
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** The same on a phone. */
function Cards({ rows, now, zone, busy, chosen, choose }: QueueProps & Choosing) {
  const cards = rows.map((r) => ({
    id: r.id,
    name: r.orderName,
    url: `/app/cases/${r.id}`,
    choice: choiceOf(r),
    aside: <Due of={r} now={now} zone={zone} />,
    children: (
      <>
        <Trouble of={r} />
        <Text as="span" tone="subdued" breakWord>
          {r.team} · {r.owner ?? "Nobody yet"} · {priorityName(r.priority)}
        </Text>
        {r.ticket ? <TicketLink ticket={r.ticket} none="" /> : null}
      </>
    ),
  }));
  return <CardList label="Cases" {...{ busy, rows: cards, chosen, choose }} />;
}
