import { useFetcher } from "@remix-run/react";
import { BlockStack, InlineGrid, Select, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { languages } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import { type PreviewStage, previewStages } from "../look/preview-wish";

export type Previewed = { html: string } | { errors: Record<string, string> };

const stageNames: Record<PreviewStage, string> = {
  preparing: "Being prepared",
  on_its_way: "On its way",
  delivered: "Delivered",
};

/** After the last stroke; the page is drawn by the server. */
const PAUSE_MS = 300;

/** The page with the look as it stands in the form. It stands in a frame in which nothing can run. */
export function LookPreview({ look, first }: { look: string; first: string }) {
  const [language, setLanguage] = useState("en");
  const [stage, setStage] = useState<PreviewStage>("on_its_way");
  const [html, setHtml] = useState(first);
  const fetcher = useFetcher<Previewed>();
  const { submit, data, state } = fetcher;
  const question = JSON.stringify({ look, language, stage });
  const [asked, setAsked] = useState(question);
  useEffect(() => {
    // One at a time: a question that is under way is not cut off by the next.
    if (question === asked || state !== "idle") return;
    const timer = setTimeout(() => {
      setAsked(question);
      void submit(
        { intent: "preview", look, language, stage },
        { method: "post", action: "/app/tracking?index" },
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [question, asked, state, look, language, stage, submit]);
  const [seen, setSeen] = useState<Previewed | undefined>();
  if (data && data !== seen) {
    setSeen(data);
    if ("html" in data) setHtml(data.html);
  }
  const wrong = data && "errors" in data;
  return (
    <Section title="Preview">
      <InlineGrid columns={2} gap="300">
        <Select
          label="Language"
          value={language}
          onChange={setLanguage}
          options={languages.map(({ code, name }) => ({ label: name, value: code }))}
        />
        <Select
          label="Stage"
          value={stage}
          onChange={(value) => setStage(previewStages.find((s) => s === value) ?? "on_its_way")}
          options={previewStages.map((value) => ({ label: stageNames[value], value }))}
        />
      </InlineGrid>
      <BlockStack gap="200">
        <iframe
          title="Preview of the tracking page"
          sandbox=""
          srcDoc={html}
          style={{
            width: "100%",
            height: "38rem",
            border: "1px solid var(--p-color-border)",
            borderRadius: "var(--p-border-radius-200)",
            background: "#fff",
          }}
        />
        <Text as="p" tone="subdued">
          {wrong
            ? "Shown as it was before the last change: something in the form is not right yet."
            : "A made-up order. Around it stands your theme, with its font and colours."}
        </Text>
      </BlockStack>
    </Section>
  );
}
