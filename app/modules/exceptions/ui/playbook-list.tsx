import { Badge, BlockStack, Box, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { type ExceptionKind, exceptions } from "../../../domain/exception";
import { ExceptionBadge, exceptionName } from "../../../ui/badges";
import type { Play } from "../playbooks/play";
import { AgentsCard } from "./agents-card";
import { CasePages } from "./case-pages";
import { priorityNames } from "./words";

export interface PlaybookProps {
  plays: { kind: ExceptionKind; play: Play; changed: boolean }[];
  /** Where helpdesks find what their agents see beside a ticket. */
  agents: { address: string; token: string };
}

const hours = (n: number): string => (n === 1 ? "1 hour" : `${n} hours`);

/** How the store handles each kind of trouble, the worst first. */
export function PlaybookList({ plays, agents }: PlaybookProps) {
  const sorted = plays.toSorted((a, b) => exceptions[b.kind].severity - exceptions[a.kind].severity);
  return (
    <Page
      title="Playbook"
      subtitle="Who takes which trouble, how fast, what is done and what is said."
      backAction={{ content: "Cases", url: "/app/cases" }}
    >
      <BlockStack gap="400">
        <CasePages />
        <Card padding="0">
          <ul aria-label="Kinds of trouble" style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {sorted.map((it, n) => (
              <li key={it.kind}>
                <Box padding="400" borderColor="border-secondary" borderBlockStartWidth={n > 0 ? "025" : "0"}>
                  <Line {...it} />
                </Box>
              </li>
            ))}
          </ul>
        </Card>
        <AgentsCard {...agents} />
      </BlockStack>
    </Page>
  );
}

function Line({ kind, play, changed }: PlaybookProps["plays"][number]) {
  return (
    <InlineStack gap="300" align="space-between" blockAlign="center">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <ExceptionBadge kind={kind} />
          {changed ? <Badge tone="info">Changed by you</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>
          {play.assignee || play.team} · {priorityNames[play.priority]} · acts within{" "}
          {hours(play.respondHours)}, over within {hours(play.resolveHours)} ·{" "}
          {play.ticket ? "with a ticket" : "without a ticket"}
          {changed ? "" : " · default"}
        </Text>
      </BlockStack>
      <Link url={`/app/cases/playbook/${kind}`} accessibilityLabel={`Edit ${exceptionName(kind)}`}>
        Edit
      </Link>
    </InlineStack>
  );
}
