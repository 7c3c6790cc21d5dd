import { useFetcher } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Rules } from "../rules/entered";
import type { MessageSettings } from "../settings";
import type { Answer } from "./answer";
import { BrandFields, BrandPreview } from "./brand-fields";
import { Elsewhere } from "./elsewhere";
import { MessagePages } from "./message-pages";
import { ProviderOrder, type ProviderRow } from "./provider-order";
import { drafted, type RulesDraft, sent } from "./rules-draft";
import { Answers, Limits, Phones } from "./rules-fields";
import { Suppression } from "./suppression";
import { useTold } from "../../../ui/use-told";

export interface RulesProps {
  now: string;
  zone: string;
  rules: Rules;
  providers: ProviderRow[];
  suppressed: { medium: string; reason: string; addresses: number }[];
  found: MessageSettings["found"];
  saidElsewhere: MessageSettings["saidElsewhere"];
  preview: string;
}

/** What holds for every message: how much, when, to whom, over whom, and in which look. */
export function RulesForm(props: RulesProps) {
  const { rules, providers, suppressed, preview } = props;
  const [draft, setDraft] = useState(() => drafted(rules));
  const [saved, setSaved] = useState(rules);
  // What was saved stands in the fields as it was taken.
  if (JSON.stringify(rules) !== JSON.stringify(saved)) {
    setSaved(rules);
    setDraft(drafted(rules));
  }
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const errors = data && "errors" in data ? data.errors : {};
  const change = (part: Partial<RulesDraft>) => setDraft((now) => ({ ...now, ...part }));
  const fields = { draft, change, errors };
  const text = sent(draft);
  const dirty = text !== sent(drafted(rules));
  const save = () =>
    void fetcher.submit({ intent: "save", rules: text }, { method: "post", action: "/app/messages/rules" });
  return (
    <Page title="Message rules" backAction={{ content: "Messages", url: "/app/messages" }} fullWidth>
      <SaveBar id="message-rules" open={dirty}>
        <button variant="primary" onClick={save}>
          Save
        </button>
        <button onClick={() => setDraft(drafted(rules))}>Discard</button>
      </SaveBar>
      <BlockStack gap="400">
        <MessagePages />
        <InlineGrid
          columns={{ xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) minmax(0, 1fr)" }}
          gap="400"
          alignItems="start"
        >
          <form
            noValidate
            aria-label="Message rules"
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <BlockStack gap="400">
              {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
              {Object.keys(errors).length > 0 ? (
                <Banner tone="critical" title="Nothing was saved yet">
                  <p>{errors[""] ?? "What is wrong stands beside its field."}</p>
                </Banner>
              ) : null}
              <BrandFields {...fields} />
              <Limits {...fields} />
              <Phones {...fields} />
              <Answers {...fields} />
              <ProviderOrder {...fields} rows={providers} />
              <Box paddingInline={{ xs: "400", sm: "0" }}>
                <InlineStack align="end" blockAlign="center" gap="300">
                  <Text as="span" tone="subdued">
                    {dirty ? "Not saved yet" : ""}
                  </Text>
                  <Button submit variant="primary" loading={fetcher.state !== "idle"}>
                    Save
                  </Button>
                </InlineStack>
              </Box>
            </BlockStack>
          </form>
          <BlockStack gap="400">
            <BrandPreview draft={draft} first={preview} />
            <Elsewhere {...props} />
            <Suppression counts={suppressed} />
          </BlockStack>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}
