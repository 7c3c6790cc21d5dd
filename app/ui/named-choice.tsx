import { BlockStack, Select, TextField } from "@shopify/polaris";
import { useState } from "react";

const OTHER = "\u0000other";

/** One of the names that are known, or one that is typed. */
export function NamedChoice(props: {
  label: string;
  known: readonly string[];
  value: string;
  onChange: (name: string) => void;
  /** What choosing nothing means; left out where there must be a name. */
  none?: string;
  /** What the field for a name that is not known is called. */
  otherLabel: string;
  helpText?: string;
  error?: string;
}) {
  const { label, known, value, onChange, none, otherLabel, helpText, error } = props;
  const [typing, setTyping] = useState(value !== "" && !known.includes(value));
  const first = none === undefined ? { label: "Choose", value: "" } : { label: none, value: "" };
  return (
    <BlockStack gap="200">
      <Select
        label={label}
        value={typing ? OTHER : value}
        onChange={(name) => {
          setTyping(name === OTHER);
          onChange(name === OTHER ? "" : name);
        }}
        options={[
          first,
          ...known.map((name) => ({ label: name, value: name })),
          { label: `${otherLabel} …`, value: OTHER },
        ]}
        error={typing ? undefined : error}
      />
      {typing ? (
        <TextField
          label={otherLabel}
          value={value}
          onChange={onChange}
          autoComplete="off"
          autoFocus
          maxLength={200}
          helpText={helpText}
          error={error}
        />
      ) : null}
    </BlockStack>
  );
}
