import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, InlineStack, Layout, Page } from "@shopify/polaris";
import { useState } from "react";
import type { PromiseSettings } from "../settings/settings";
import type { Answer } from "./answer";
import { type Draft, drafted, sent } from "./draft";
import { Headless } from "./headless";
import { MarketFields } from "./market-fields";
import { Preview } from "./preview";
import { PromisePages } from "./promise-pages";
import { Basics, Exceptions } from "./settings-fields";
import { WordingFields } from "./wording-fields";
import { useTold } from "../../../ui/use-told";

export interface SettingsProps {
  settings: PromiseSettings;
  /** Local date of the store, from which the preview reckons. */
  today: string;
  country: string | null;
  headless: { address: string; domain: string; key: string };
}

/** What the merchant decides about promises, beside what it makes shoppers read. */
export function SettingsForm({ settings, today, country, headless }: SettingsProps) {
  const [draft, setDraft] = useState(() => drafted(settings));
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const errors = data && "errors" in data ? data.errors : {};
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const fields = { draft, change, errors };
  return (
    <Page title="Promise settings" backAction={{ content: "Promise", url: "/app/promise" }}>
      <BlockStack gap="400">
        <PromisePages />
        <fetcher.Form method="post" noValidate aria-label="Promise settings">
          <input type="hidden" name="settings" value={JSON.stringify(sent(draft))} />
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">
                {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
                {Object.keys(errors).length > 0 ? (
                  <Banner tone="critical" title="Nothing was saved yet">
                    <p>{errors[""] ?? "What is wrong stands beside its field."}</p>
                  </Banner>
                ) : null}
                <Basics {...fields} />
                <WordingFields {...fields} />
                <Exceptions {...fields} />
                <MarketFields {...fields} />
                <Box paddingInline={{ xs: "400", sm: "0" }}>
                  <InlineStack align="end">
                    <Button submit variant="primary" loading={fetcher.state !== "idle"}>
                      Save
                    </Button>
                  </InlineStack>
                </Box>
              </BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <div style={{ position: "sticky", insetBlockStart: "1rem" }}>
                <Preview draft={draft} today={today} country={country} />
              </div>
            </Layout.Section>
          </Layout>
        </fetcher.Form>
        <Headless
          address={headless.address}
          domain={headless.domain}
          apiKey={headless.key}
          country={country}
        />
      </BlockStack>
    </Page>
  );
}
