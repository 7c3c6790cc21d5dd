import { useFetcher } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Medium } from "../../../adapters/channels/contract";
import type { Previewed } from "../editing/preview.server";
import type { Template } from "../rendering/facts";
import type { TestSend } from "../settings";
import type { TriggerId } from "../triggers";
import type { Answer } from "./answer";
import { LanguageTabs } from "./language-tabs";
import { LivePreview } from "./live-preview";
import { MessagePages } from "./message-pages";
import { TextFields } from "./text-fields";
import { TestCard } from "./test-card";
import { triggerTitle, triggerWhen } from "./trigger-words";
import { usePreview } from "./use-preview";
import { Versions } from "./versions";
import { mediumNames, toolName } from "./words";
import { useTold } from "../../../ui/use-told";

export interface EditorProps {
  now: string;
  zone: string;
  trigger: TriggerId;
  language: string;
  text: Template;
  standard: Template;
  version: number;
  own: boolean;
  versions: { version: number; savedAt: Date; template: Template | null }[];
  changedIn: string[];
  media: Medium[];
  elsewhere: string;
  connected: Medium[];
  tests: TestSend[];
  order: string;
  preview: Previewed;
}

/** What one message says in one language, beside what the shopper would read. */
export function Editor(props: EditorProps) {
  const { trigger, language, text, version } = props;
  const [draft, setDraft] = useState(text);
  const [order, setOrder] = useState(props.order);
  const action = `/app/messages/${trigger}`;
  const seen = usePreview({ draft, language, order, action, first: props.preview });
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const dirty = JSON.stringify(draft) !== JSON.stringify(text);
  const save = () =>
    void fetcher.submit(
      { intent: "save", language, over: version, text: JSON.stringify(draft) },
      { method: "post", action },
    );
  // What is wrong is seen while it is typed; what is missing when it is to be saved.
  const errors = { ...seen.faults, ...(data && "errors" in data ? data.errors : {}) };
  return (
    <Page
      title={triggerTitle(trigger)}
      subtitle={triggerWhen(trigger)}
      backAction={{ content: "Messages", url: "/app/messages" }}
      fullWidth
    >
      <SaveBar id="message" open={dirty}>
        <button variant="primary" onClick={save}>
          Save
        </button>
        <button onClick={() => setDraft(text)}>Discard</button>
      </SaveBar>
      <BlockStack gap="400">
        <MessagePages />
        <LanguageTabs {...props} />
        <Way {...props} />
        {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
        <InlineGrid
          columns={{ xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) minmax(0, 1fr)" }}
          gap="400"
          alignItems="start"
        >
          <BlockStack gap="400">
            <form
              noValidate
              aria-label={`${triggerTitle(trigger)}, the text`}
              onSubmit={(event) => {
                event.preventDefault();
                save();
              }}
            >
              <BlockStack gap="400">
                <TextFields
                  draft={draft}
                  change={setDraft}
                  errors={errors}
                  values={seen.values}
                  language={language}
                />
                <Box paddingInline={{ xs: "400", sm: "0" }}>
                  <InlineStack align="end" blockAlign="center" gap="300">
                    <Text as="span" tone="subdued">
                      {dirty ? "Not saved yet" : props.own ? "" : "This is the default text"}
                    </Text>
                    <Button submit variant="primary" loading={fetcher.state !== "idle"}>
                      Save
                    </Button>
                  </InlineStack>
                </Box>
              </BlockStack>
            </form>
            <Versions {...props} />
          </BlockStack>
          <BlockStack gap="400">
            <LivePreview {...props} {...{ order, setOrder, seen }} />
            <TestCard {...props} {...{ draft, order, action }} />
          </BlockStack>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

/** A text that nobody gets is worth knowing while one writes it. */
function Way({ media, connected, elsewhere }: EditorProps) {
  const reached = media.filter((medium) => connected.includes(medium));
  if (!elsewhere && reached.length > 0) return null;
  const why = elsewhere
    ? `${toolName(elsewhere)} says this: we stay silent.`
    : media.length === 0
      ? "This message is off."
      : `It would go over ${media.map((m) => mediumNames[m]).join(" or ")}: no provider is connected.`;
  return (
    <Banner tone="info">
      <p>{why} The text can be changed all the same.</p>
    </Banner>
  );
}
