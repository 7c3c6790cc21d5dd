import { BlockStack, Box, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { addDays } from "../../../domain/local-date";
import { settingsFor } from "../settings/terms";
import { promiseText } from "../settings/wording";
import { type Draft, sent } from "./draft";
import { Section } from "../../../ui/section";
import { languageName } from "./words";

const regions = new Intl.DisplayNames("en", { type: "region" });

const nameOf = (country: string): string => {
  try {
    return regions.of(country) ?? country;
  } catch {
    // Still being typed.
    return country;
  }
};

const silence = {
  off: "No date: promises are off here.",
  excluded: "No date: this country is excluded.",
};

/** A made-up parcel, three to five days away: the words are what is looked at, not the dates. */
const SOONEST = 3;
const LATEST = 5;

/** What a shopper reads with the settings as they stand in the form, before anything is saved. */
export function Preview({ draft, today, country }: { draft: Draft; today: string; country: string | null }) {
  const settings = sent(draft);
  const places = [
    ...new Set([
      country ?? "US",
      ...settings.markets.flatMap((m) => m.countries),
      ...settings.exclusions.countries,
      "US",
      "DE",
    ]),
  ];
  const [chosen, setChosen] = useState(places[0] ?? "US");
  const to = places.includes(chosen) ? chosen : (places[0] ?? "US");
  const terms = settingsFor(settings, to);
  const added = Number.isInteger(terms.buffer) ? Math.min(10, Math.max(0, terms.buffer)) : 0;
  const dates = { earliest: addDays(today, SOONEST), latest: addDays(today, LATEST + added) };
  const spoken = Object.keys(settings.wording);
  return (
    <Section title="Preview">
      <Select
        label="A parcel to"
        options={places.map((value) => ({ label: nameOf(value), value }))}
        value={to}
        onChange={setChosen}
      />
      <div role="status" aria-label="Preview">
        <BlockStack gap="300">
          {spoken.map((language) => (
            <Box key={language} background="bg-surface-secondary" padding="300" borderRadius="200">
              <Text as="p" variant="bodySm" tone="subdued">
                {languageName(language)}
              </Text>
              <p lang={language} style={{ overflowWrap: "anywhere" }}>
                {terms.silent
                  ? silence[terms.silent]
                  : promiseText(settings.wording, terms.style, dates, language)}
              </p>
            </Box>
          ))}
        </BlockStack>
      </div>
      <Text as="p" tone="subdued">
        An example that takes {SOONEST} to {LATEST} days{added > 0 ? `, and ${added} added` : ""}.
        {Number.isNaN(terms.target)
          ? ""
          : ` The real date is such that ${Math.round(terms.target * 100)} of 100 arrive by it.`}
      </Text>
    </Section>
  );
}
