import { Banner, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** What stays in sight while rows are chosen: how many, and what can be done with them. */
export function BulkBar(props: { label: string; counted: string; clear: () => void; children: ReactNode }) {
  return (
    <div role="group" aria-label={props.label} style={{ position: "sticky", insetBlockStart: 0, zIndex: 40 }}>
      <Card>
        <InlineStack gap="300" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {props.counted} chosen
          </Text>
          {props.children}
          <Button variant="plain" onClick={props.clear}>
            Choose none
          </Button>
        </InlineStack>
      </Card>
    </div>
  );
}

/** What came of it; what could not be done stands below, each with its reason. */
export type BulkAnswer = { said: string; but?: string[] } | { problem: string };

export function BulkOutcome({ answer, dismiss }: { answer: BulkAnswer; dismiss: () => void }) {
  const but = "said" in answer ? (answer.but ?? []) : [];
  const tone = "problem" in answer ? "critical" : but.length > 0 ? "warning" : "success";
  return (
    <div role="status">
      <Banner tone={tone} onDismiss={dismiss}>
        <p>{"said" in answer ? answer.said : answer.problem}</p>
        {but.length > 0 ? (
          <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
            {but.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </Banner>
    </div>
  );
}
