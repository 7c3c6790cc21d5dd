import { BlockStack, Button, ButtonGroup, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { words } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import type { Previewed } from "../editing/preview.server";
import { Bubble } from "./bubble";

const views = [
  { view: "desk", name: "Desk" },
  { view: "phone", name: "Phone" },
  { view: "dark", name: "Dark" },
  { view: "text", name: "Plain text" },
  { view: "short", name: "SMS" },
] as const;
type View = (typeof views)[number]["view"];

interface LivePreviewProps {
  language: string;
  order: string;
  setOrder: (order: string) => void;
  seen: Previewed;
}

/** The message as it stands in the form, on an order of the store. */
export function LivePreview({ language, order, setOrder, seen }: LivePreviewProps) {
  const [view, setView] = useState<View>("desk");
  const [asking, setAsking] = useState(order);
  return (
    <Section title="Preview">
      <form
        aria-label="Order of the preview"
        onSubmit={(event) => {
          event.preventDefault();
          setOrder(asking.trim());
        }}
      >
        <TextField
          label="Order"
          value={asking}
          onChange={setAsking}
          onBlur={() => setOrder(asking.trim())}
          autoComplete="off"
          placeholder="#1042"
          maxLength={40}
          connectedRight={<Button submit>Show</Button>}
          helpText={basis(seen.order, order)}
        />
      </form>
      <div role="group" aria-label="How it is shown">
        <ButtonGroup variant="segmented">
          {views.map(({ view: of, name }) => (
            <Button key={of} pressed={view === of} onClick={() => setView(of)} size="slim">
              {name}
            </Button>
          ))}
        </ButtonGroup>
      </div>
      <Shown seen={seen} view={view} language={language} />
      {Object.keys(seen.faults).length > 0 ? (
        <Text as="p" tone="subdued">
          Shown as it was before the last change: something in the text is not right yet.
        </Text>
      ) : null}
    </Section>
  );
}

function basis(shown: string | null, asked: string): string {
  if (shown) return `With what is known of ${shown} now.`;
  return asked ? `There is no order ${asked}: an invented one is shown.` : "An invented order is shown.";
}

function Shown({ seen, view, language }: { seen: Previewed; view: View; language: string }) {
  if (view === "short") return <Bubble text={seen.short ?? ""} language={language} />;
  if (!seen.letter) return <Text as="p">Nothing can be shown until the text is right.</Text>;
  const { subject, text, html, night } = seen.letter;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="baseline">
        <Text as="span" tone="subdued">
          Subject
        </Text>
        <span dir="auto" style={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          {subject}
        </span>
      </InlineStack>
      {view === "text" ? (
        <pre
          dir={words(language).direction}
          style={{
            whiteSpace: "pre-wrap",
            overflowWrap: "anywhere",
            margin: 0,
            maxHeight: "40rem",
            overflow: "auto",
          }}
          // The text scrolls, so a keyboard must be able to come to it.
          tabIndex={0}
          aria-label="The letter as plain text"
        >
          {text}
        </pre>
      ) : (
        <iframe
          key={view}
          title="Preview of the letter"
          sandbox=""
          srcDoc={view === "dark" ? night : html}
          style={{
            width: "100%",
            maxWidth: view === "phone" ? "375px" : undefined,
            marginInline: "auto",
            height: "40rem",
            border: "1px solid var(--p-color-border)",
            borderRadius: "var(--p-border-radius-200)",
            background: "#fff",
          }}
        />
      )}
    </BlockStack>
  );
}
