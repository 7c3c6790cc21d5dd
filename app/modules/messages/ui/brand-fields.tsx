import { useFetcher } from "@remix-run/react";
import { FormLayout, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { Section } from "../../../ui/section";
import type { Answer } from "./answer";
import { type RulesFieldsProps, sent } from "./rules-draft";

/** Colour, sign and last lines of every letter. */
export function BrandFields({ draft, change, errors }: RulesFieldsProps) {
  const colour = /^#[0-9a-f]{6}$/i.test(draft.color.trim()) ? draft.color.trim() : "transparent";
  return (
    <Section title="Look of the letters">
      <FormLayout>
        <TextField
          label="Colour"
          value={draft.color}
          onChange={(color) => change({ color })}
          autoComplete="off"
          maxLength={7}
          helpText="Of the first button and of what matters most. Its text is set light or dark, so that it can be read."
          error={errors["brand.color"] && "A colour such as #1c1c1a."}
          prefix={
            <span
              aria-hidden="true"
              style={{
                display: "block",
                width: "1.25rem",
                height: "1.25rem",
                borderRadius: "0.25rem",
                border: "1px solid var(--p-color-border)",
                background: colour,
              }}
            />
          }
        />
        <TextField
          label="Logo"
          value={draft.logoUrl}
          onChange={(logoUrl) => change({ logoUrl })}
          autoComplete="off"
          placeholder="https://cdn.shopify.com/…"
          helpText="The address of an image under Content, Files in your admin. Empty: the name of the store."
          error={errors["brand.logoUrl"]}
        />
        <TextField
          label="Last lines"
          value={draft.footer}
          onChange={(footer) => change({ footer })}
          autoComplete="off"
          multiline={2}
          maxLength={300}
          helpText="Your address, or what your law asks for."
          error={errors["brand.footer"]}
        />
      </FormLayout>
    </Section>
  );
}

const PAUSE_MS = 300;

/** A letter in the look as it stands in the form. Nothing can run in its frame. */
export function BrandPreview({ draft, first }: Pick<RulesFieldsProps, "draft"> & { first: string }) {
  const fetcher = useFetcher<Answer | { html: string }>();
  const { submit, data, state } = fetcher;
  const rules = sent(draft);
  const look = JSON.stringify([draft.color, draft.logoUrl, draft.footer]);
  const [asked, setAsked] = useState(look);
  useEffect(() => {
    if (look === asked || state !== "idle") return;
    const timer = setTimeout(() => {
      setAsked(look);
      void submit({ intent: "preview", rules }, { method: "post", action: "/app/messages/rules" });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [look, asked, state, rules, submit]);
  const [html, setHtml] = useState(first);
  const [seen, setSeen] = useState<typeof data>();
  if (data && data !== seen) {
    setSeen(data);
    if ("html" in data) setHtml(data.html);
  }
  return (
    <Section title="Preview">
      <iframe
        title="Preview of a letter"
        sandbox=""
        srcDoc={html}
        style={{
          width: "100%",
          height: "36rem",
          border: "1px solid var(--p-color-border)",
          borderRadius: "var(--p-border-radius-200)",
          background: "#fff",
        }}
      />
      <Text as="p" tone="subdued">
        {data && "errors" in data
          ? "Shown as it was before the last change: something in the form is not right yet."
          : "A letter about an invented order."}
      </Text>
    </Section>
  );
}
