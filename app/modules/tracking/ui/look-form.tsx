import { useFetcher } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Look } from "../look/look";
import type { Answer } from "./answer";
import { drafted, type LookDraft, sent } from "./look-draft";
import { Appearance, OwnStyle, Shown } from "./look-fields";
import { LookPreview } from "./look-preview";
import { TrackingPages } from "./tracking-pages";
import { useTold } from "../../../ui/use-told";

export interface LookFormProps {
  look: Look;
  /** Drawn by the server with what is saved. */
  preview: string;
}

/** How the tracking page looks, beside what shoppers would see. */
export function LookForm({ look, preview }: LookFormProps) {
  const [draft, setDraft] = useState(() => drafted(look));
  const [saved, setSaved] = useState(look);
  // What was saved stands in the fields as it was taken: trimmed, in small letters.
  if (JSON.stringify(look) !== JSON.stringify(saved)) {
    setSaved(look);
    setDraft(drafted(look));
  }
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const errors = data && "errors" in data ? data.errors : {};
  const dropped = data && "said" in data ? (data.dropped ?? []) : [];
  const change = (part: Partial<LookDraft>) => setDraft((now) => ({ ...now, ...part }));
  const fields = { draft, change, errors };
  const text = sent(draft);
  const dirty = text !== sent(drafted(look));
  const save = () =>
    void fetcher.submit({ intent: "save", look: text }, { method: "post", action: "/app/tracking?index" });
  return (
    <Page title="Tracking page" fullWidth>
      <SaveBar id="look" open={dirty}>
        <button variant="primary" onClick={save}>
          Save
        </button>
        <button onClick={() => setDraft(drafted(look))}>Discard</button>
      </SaveBar>
      <BlockStack gap="400">
        <TrackingPages />
        <InlineGrid columns={{ xs: "1fr", lg: "3fr 2fr" }} gap="400" alignItems="start">
          <form
            noValidate
            aria-label="Look of the tracking page"
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
              <Appearance {...fields} />
              <Shown {...fields} />
              <OwnStyle {...fields} dropped={dropped} />
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
          <div style={{ position: "sticky", insetBlockStart: "1rem", minWidth: 0 }}>
            <LookPreview look={text} first={preview} />
          </div>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}
