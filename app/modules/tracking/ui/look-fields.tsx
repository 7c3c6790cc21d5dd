import { Checkbox, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { Section } from "../../../ui/section";
import { fonts } from "../look/look";
import type { LookFieldsProps } from "./look-draft";

const fontNames: Record<(typeof fonts)[number], string> = {
  theme: "As in the theme",
  system: "The device's own",
  serif: "With serifs",
  mono: "Typewriter",
};

interface ColourProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** A colour as text, with a patch that shows it; empty is as in the theme. */
function Colour({ label, value, onChange, error }: ColourProps) {
  const shown = /^#[0-9a-f]{6}$/i.test(value.trim()) ? value.trim() : "transparent";
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      autoComplete="off"
      placeholder="As in the theme"
      error={error}
      maxLength={7}
      prefix={
        <span
          aria-hidden="true"
          style={{
            display: "block",
            width: "1.25rem",
            height: "1.25rem",
            borderRadius: "0.25rem",
            border: "1px solid var(--p-color-border)",
            background: shown,
          }}
        />
      }
    />
  );
}

/** Colours, font, corners, sign and links. */
export function Appearance({ draft, change, errors }: LookFieldsProps) {
  return (
    <Section title="Look">
      <FormLayout>
        <FormLayout.Group>
          <Colour
            label="Accent"
            value={draft.accent}
            onChange={(accent) => change({ accent })}
            error={errors["accent"]}
          />
          <Colour
            label="Background"
            value={draft.background}
            onChange={(background) => change({ background })}
            error={errors["background"]}
          />
          <Colour
            label="Text"
            value={draft.text}
            onChange={(text) => change({ text })}
            error={errors["text"]}
          />
        </FormLayout.Group>
        <FormLayout.Group>
          <Select
            label="Font"
            value={draft.font}
            onChange={(font) => change({ font: fonts.find((f) => f === font) ?? "theme" })}
            options={fonts.map((value) => ({ label: fontNames[value], value }))}
          />
          <TextField
            label="Corners"
            type="number"
            min={0}
            max={32}
            suffix="px"
            value={draft.radius}
            onChange={(radius) => change({ radius })}
            autoComplete="off"
            error={errors["radius"] ? "A whole number from 0 to 32." : undefined}
          />
        </FormLayout.Group>
        <TextField
          label="Logo"
          value={draft.logo}
          onChange={(logo) => change({ logo })}
          autoComplete="off"
          placeholder="https://cdn.shopify.com/…"
          helpText="The address of an image under Content, Files in your admin. Empty: none, the theme shows its own."
          error={errors["logo"]}
        />
        <FormLayout.Group>
          <TextField
            label="Help link"
            value={draft.helpLink}
            onChange={(helpLink) => change({ helpLink })}
            autoComplete="off"
            placeholder="/pages/help"
            error={errors["helpLink"]}
          />
          <TextField
            label="Returns link"
            value={draft.returnsLink}
            onChange={(returnsLink) => change({ returnsLink })}
            autoComplete="off"
            placeholder="/pages/returns"
            helpText="Shown once something is delivered."
            error={errors["returnsLink"]}
          />
        </FormLayout.Group>
      </FormLayout>
    </Section>
  );
}

/** What stands on the page beside where the parcel is. */
export function Shown({ draft, change }: LookFieldsProps) {
  return (
    <Section title="What is shown">
      <InlineStack gap="400">
        <Checkbox
          label="What was promised"
          checked={draft.showPromise}
          onChange={(showPromise) => change({ showPromise })}
        />
        <Checkbox
          label="What is in the parcel"
          checked={draft.showItems}
          onChange={(showItems) => change({ showItems })}
        />
        <Checkbox
          label="The history"
          checked={draft.showHistory}
          onChange={(showHistory) => change({ showHistory })}
        />
        <Checkbox
          label="A question after the delivery"
          checked={draft.showFeedback}
          onChange={(showFeedback) => change({ showFeedback })}
        />
      </InlineStack>
    </Section>
  );
}

/** A style of the store's own, and what of it could not stand. */
export function OwnStyle({ draft, change, errors, dropped }: LookFieldsProps & { dropped: string[] }) {
  return (
    <Section title="Your own CSS">
      <Text as="p" tone="subdued">
        It holds for this page alone: every selector begins within <code>.ds</code>. What would fetch
        something or cover the theme is left out, and named here after saving.
      </Text>
      {dropped.length > 0 ? (
        <div role="status">
          <Text as="h3" variant="headingSm">
            Left out
          </Text>
          <ul aria-label="Left out" style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
            {dropped.map((line, i) => (
              <li key={`${i} ${line}`} style={{ overflowWrap: "anywhere" }}>
                {line}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <TextField
        label="CSS"
        value={draft.css}
        onChange={(css) => change({ css })}
        autoComplete="off"
        multiline={6}
        monospaced
        maxLength={20_000}
        placeholder=".ds-card { box-shadow: 0 1px 6px #0002 }"
        error={errors["css"]}
      />
    </Section>
  );
}
