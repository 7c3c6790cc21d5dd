import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, InlineStack, Button, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { media, type Medium } from "../../../adapters/channels/contract";
import { Section } from "../../../ui/section";
import { useFresh } from "../../../ui/use-fresh";
import { When } from "../../../ui/when";
import type { Template } from "../rendering/facts";
import type { TestSend } from "../settings";
import type { Answer } from "./answer";
import { mediumNames, reasonWords } from "./words";
import { useTold } from "../../../ui/use-told";

interface TestCardProps {
  now: string;
  zone: string;
  language: string;
  connected: Medium[];
  tests: TestSend[];
  draft: Template;
  order: string;
  action: string;
}

/** Sends the text as it stands in the form to somebody of the team. */
export function TestCard({ now, zone, language, connected, tests, draft, order, action }: TestCardProps) {
  const [medium, setMedium] = useState<Medium>(connected[0] ?? "email");
  const [to, setTo] = useState("");
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  useFresh(tests.some(({ state }) => state === "queued"));
  const error =
    data && "errors" in data
      ? Object.values(data.errors)[0]
      : data && "problem" in data
        ? data.problem
        : undefined;
  return (
    <Section title="Try it">
      <form
        noValidate
        aria-label="Send a test"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = {
            intent: "test",
            language,
            order,
            medium,
            to: to.trim(),
            text: JSON.stringify(draft),
          };
          void fetcher.submit(fields, { method: "post", action });
        }}
      >
        <BlockStack gap="300">
          {connected.length > 1 ? (
            <Select
              label="Over"
              value={medium}
              onChange={(value) => setMedium(media.find((m) => m === value) ?? "email")}
              options={connected.map((m) => ({ label: mediumNames[m], value: m }))}
            />
          ) : null}
          <TextField
            label={medium === "email" ? "E-mail address" : "Phone number"}
            type={medium === "email" ? "email" : "tel"}
            value={to}
            onChange={setTo}
            autoComplete="off"
            maxLength={254}
            connectedRight={
              <Button submit loading={fetcher.state !== "idle"}>
                Send a test
              </Button>
            }
            error={error}
            helpText="As it stands in the form, saved or not. Its links show the order and decide nothing. Ten an hour at most."
          />
        </BlockStack>
      </form>
      {tests.length > 0 ? (
        <ul aria-label="Tests of the last hour" style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {tests.map((test) => (
            <li key={test.id}>
              <InlineStack gap="200" blockAlign="center">
                <Badge tone={tones[test.state]}>{states[test.state]}</Badge>
                <Text as="span" tone="subdued">
                  {mediumNames[test.medium]}, <When at={test.at} now={now} zone={zone} />
                  {test.code ? `. ${reasonWords(test.code)}.` : ""}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

const states = { queued: "On its way out", sent: "Sent", failed: "Failed" } as const;
const tones = { queued: "info", sent: "success", failed: "critical" } as const;
