import { Checkbox, ChoiceList, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { type FieldsProps } from "./draft";
import { Section } from "../../../ui/section";

/** What holds for every promise. */
export function Basics({ draft, change, errors }: FieldsProps) {
  return (
    <Section title="The promise">
      <FormLayout>
        <Checkbox
          label="Show delivery dates to shoppers"
          checked={draft.on}
          onChange={(on) => change({ on })}
        />
        <FormLayout.Group>
          <TextField
            label="Promises to keep"
            type="number"
            min={50}
            max={99}
            suffix="%"
            value={draft.target}
            onChange={(target) => change({ target })}
            autoComplete="off"
            helpText="Of a hundred dates, so many hold. More makes dates later."
            error={errors.target}
          />
          <TextField
            label="Days to add"
            type="number"
            min={0}
            max={10}
            value={draft.buffer}
            onChange={(buffer) => change({ buffer })}
            autoComplete="off"
            helpText="On top of what the model says. Most stores need none."
            error={errors.buffer}
          />
        </FormLayout.Group>
        <ChoiceList
          title="How the date is told"
          choices={[
            { label: "As a range", value: "range", helpText: "From the first day it may come to the last." },
            { label: "As one date", value: "date", helpText: "The last day, by which it is there." },
          ]}
          selected={[draft.style]}
          onChange={([style]) => change({ style: style === "date" ? "date" : "range" })}
        />
        <ChoiceList
          title="Where few parcels have gone"
          choices={[
            { label: "Show a wider range", value: "widen" },
            { label: "Show no date", value: "hide" },
          ]}
          selected={[draft.thin]}
          onChange={([thin]) => change({ thin: thin === "hide" ? "hide" : "widen" })}
        />
        <Checkbox
          label="Show until when to order"
          checked={draft.countdown}
          onChange={(countdown) => change({ countdown })}
          helpText="Only the true cut-off of the location that packs, and only within its last day."
        />
        <TextField
          label="Usual shipping option"
          value={draft.usualService}
          onChange={(usualService) => change({ usualService })}
          autoComplete="off"
          helpText="Its code or title, as in your shipping settings; meant where the shopper has not chosen yet. Empty: the one used most."
          error={errors.usualService}
        />
      </FormLayout>
    </Section>
  );
}

/** What is left out, or told otherwise. */
export function Exceptions({ draft, change, errors }: FieldsProps) {
  const first = (start: string): string | undefined =>
    Object.entries(errors).find(([path]) => path.startsWith(start))?.[1];
  return (
    <Section title="What nothing is promised for">
      <Text as="p" tone="subdued">
        Separate several by commas.
      </Text>
      <FormLayout>
        <TextField
          label="Products with these tags"
          value={draft.tags}
          onChange={(tags) => change({ tags })}
          autoComplete="off"
          error={first("exclusions.tags")}
        />
        <TextField
          label="These products"
          value={draft.products}
          onChange={(products) => change({ products })}
          autoComplete="off"
          helpText="Their numbers, as in the address of the product in your admin."
          error={first("exclusions.products")}
        />
        <TextField
          label="These countries"
          value={draft.countries}
          onChange={(countries) => change({ countries })}
          autoComplete="off"
          placeholder="BR, ZA"
          error={first("exclusions.countries")}
        />
        <Select
          label="What is sold out, but may be ordered"
          options={[
            { label: "No date", value: "none" },
            { label: "A date, counted from when it is back", value: "days" },
          ]}
          value={draft.backorder === "" ? "none" : "days"}
          onChange={(way) => change({ backorder: way === "none" ? "" : "10" })}
        />
        {draft.backorder === "" ? null : (
          <TextField
            label="Working days until it is back"
            type="number"
            min={1}
            max={365}
            value={draft.backorder}
            onChange={(backorder) => change({ backorder })}
            autoComplete="off"
            error={errors.backorderDays}
          />
        )}
        <TextField
          label="Tag of products that are sold before they exist"
          value={draft.preorderTag}
          onChange={(preorderTag) => change({ preorderTag })}
          autoComplete="off"
          error={errors.preorderTag}
        />
      </FormLayout>
    </Section>
  );
}
