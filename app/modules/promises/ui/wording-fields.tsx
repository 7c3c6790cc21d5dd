import { BlockStack, Button, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { defaultWording, LONGEST_TEXT, type Wording } from "../settings/wording";
import type { FieldsProps } from "./draft";
import { Section } from "../../../ui/section";
import { languageName } from "./words";

/** Languages that Shopify's checkout speaks, and many stores with it. */
const languages = "cs da es fi fr hi id it ja ko nb nl pl pt ro sv th tr uk vi zh".split(" ");

/** The sentences around the dates, in each of the store's languages. */
export function WordingFields({ draft, change, errors }: FieldsProps) {
  const { wording } = draft;
  const set = (language: string, part: Partial<Wording>) => {
    const own = wording[language] ?? { date: "", range: "" };
    change({ wording: { ...wording, [language]: { ...own, ...part } } });
  };
  const drop = (language: string) =>
    change({ wording: Object.fromEntries(Object.entries(wording).filter(([l]) => l !== language)) });
  const free = languages.filter((l) => !Object.hasOwn(wording, l));
  return (
    <Section title="Wording">
      <Text as="p" tone="subdued">
        Plain words. The dates go where {"{date}"}, {"{from}"} and {"{to}"} stand. A shopper whose language is
        not here reads English.
      </Text>
      {Object.entries(wording).map(([language, own]) => (
        <section key={language} aria-label={languageName(language)}>
          <BlockStack gap="200">
            <InlineStack align="space-between" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {languageName(language)}
              </Text>
              {Object.hasOwn(defaultWording, language) ? null : (
                <Button variant="plain" tone="critical" onClick={() => drop(language)}>
                  {`Remove ${languageName(language)}`}
                </Button>
              )}
            </InlineStack>
            <FormLayout>
              <FormLayout.Group>
                <TextField
                  label={`Range, ${languageName(language)}`}
                  value={own.range}
                  onChange={(range) => set(language, { range })}
                  autoComplete="off"
                  maxLength={LONGEST_TEXT}
                  error={errors[`wording.${language}.range`]}
                />
                <TextField
                  label={`One date, ${languageName(language)}`}
                  value={own.date}
                  onChange={(date) => set(language, { date })}
                  autoComplete="off"
                  maxLength={LONGEST_TEXT}
                  error={errors[`wording.${language}.date`]}
                />
              </FormLayout.Group>
            </FormLayout>
          </BlockStack>
        </section>
      ))}
      <Select
        label="Add a language"
        options={[{ label: "Choose", value: "" }, ...free.map((l) => ({ label: languageName(l), value: l }))]}
        value=""
        onChange={(language) => set(language, { range: "{from} – {to}", date: "{date}" })}
      />
    </Section>
  );
}
