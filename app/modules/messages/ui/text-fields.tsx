import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { words } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import { variables } from "../editing/variables";
import type { Template } from "../rendering/facts";

type Part = keyof Template;

const fields: { part: Part; label: string; lines: number | undefined; help: string }[] = [
  { part: "subject", label: "Subject", lines: undefined, help: "" },
  { part: "title", label: "Title", lines: undefined, help: "The first line of the letter, larger." },
  {
    part: "body",
    label: "Text",
    lines: 6,
    help: "A line is a paragraph. **bold** and [words](https://…) are known; a line that is all bold stands out.",
  },
  { part: "short", label: "SMS and WhatsApp", lines: 3, help: "All of it: there is no letter around it." },
];

const idOf = (part: Part): string => `message-${part}`;

interface TextFieldsProps {
  draft: Template;
  change: (draft: Template) => void;
  errors: Record<string, string>;
  values: Record<string, string | null>;
  language: string;
}

/** The parts of a text, and the values that can be put into them. */
export function TextFields({ draft, change, errors, values, language }: TextFieldsProps) {
  const [part, setPart] = useState<Part>("body");
  const caret = useRef<{ part: Part; at: number } | null>(null);
  useEffect(() => {
    if (!caret.current) return;
    const { part: into, at } = caret.current;
    caret.current = null;
    const field = document.getElementById(idOf(into)) as HTMLTextAreaElement | null;
    field?.focus();
    field?.setSelectionRange(at, at);
  }, [draft]);
  const insert = (name: string) => {
    const field = document.getElementById(idOf(part)) as HTMLTextAreaElement | null;
    const next = put(draft[part], field?.selectionStart, field?.selectionEnd, `{{ ${name} }}`);
    caret.current = { part, at: next.at };
    change({ ...draft, [part]: next.text });
  };
  return (
    <>
      <Section title="Text">
        <div dir={words(language).direction} lang={language}>
          <BlockStack gap="300">
            {fields.map(({ part: of, label, lines, help }) => (
              <TextField
                key={of}
                id={idOf(of)}
                label={label}
                value={draft[of]}
                onChange={(text) => change({ ...draft, [of]: text })}
                onFocus={() => setPart(of)}
                autoComplete="off"
                multiline={lines}
                helpText={help}
                error={errors[of]}
              />
            ))}
          </BlockStack>
        </div>
      </Section>
      <Section title="What can be put in">
        <Text as="p" tone="subdued">
          Put into {fields.find((f) => f.part === part)?.label ?? "Text"}, where you were writing. Beside it
          stands what it is in the preview.
        </Text>
        <ul style={{ listStyle: "none", margin: 0, padding: 0, columns: "16rem 2" }}>
          {variables.map(({ name, what }) => (
            <li key={name} style={{ breakInside: "avoid", paddingBlockEnd: "0.375rem" }}>
              <InlineStack gap="150" blockAlign="center">
                <Button size="micro" onClick={() => insert(name)} accessibilityLabel={`Put in: ${what}`}>
                  {what}
                </Button>
                <Text as="span" tone="subdued" variant="bodySm" breakWord>
                  {short(values[name] ?? null)}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const LONGEST = 36;
const short = (value: string | null): string => {
  if (value === null) return "nothing here";
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
};

/** A text with something put in where the caret stood, or at its end, and where the caret stands then. */
export function put(
  text: string,
  from: number | null | undefined,
  to: number | null | undefined,
  what: string,
): { text: string; at: number } {
  const start = Math.min(from ?? text.length, text.length);
  const end = Math.max(start, Math.min(to ?? start, text.length));
  return { text: `${text.slice(0, start)}${what}${text.slice(end)}`, at: start + what.length };
}
