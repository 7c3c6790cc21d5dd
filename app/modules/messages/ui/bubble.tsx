import { BlockStack, Text } from "@shopify/polaris";
import { words } from "../../../platform/i18n/words";
import { plural } from "../../../ui/spine/words";
import { segmentsOf } from "./segments";

/** A short message as a phone shows it, and what a provider counts of it. */
export function Bubble({ text, language }: { text: string; language: string }) {
  const { characters, segments, unicode } = segmentsOf(text);
  return (
    <BlockStack gap="200">
      <div
        style={{
          background: "var(--p-color-bg-surface-secondary)",
          border: "1px solid var(--p-color-border)",
          borderRadius: "1.5rem",
          padding: "1.5rem 1rem",
          maxWidth: "375px",
        }}
      >
        <div
          dir={words(language).direction}
          lang={language}
          style={{
            background: "#e9e9eb",
            color: "#111",
            borderRadius: "1.15rem",
            borderEndStartRadius: "0.25rem",
            padding: "0.65rem 0.9rem",
            width: "fit-content",
            maxWidth: "90%",
            whiteSpace: "pre-wrap",
            overflowWrap: "anywhere",
            fontSize: "15px",
            lineHeight: 1.4,
          }}
        >
          {text}
        </div>
      </div>
      <Text as="p" tone="subdued">
        {plural(characters, "character")}, {plural(segments, "SMS", "SMS")}
        {unicode ? ". It has signs that the plain alphabet of SMS lacks: fewer fit into one." : "."} WhatsApp
        carries it in an approved template.
      </Text>
    </BlockStack>
  );
}
