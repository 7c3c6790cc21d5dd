import {
  BlockStack,
  Box,
  Button,
  FormLayout,
  InlineError,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useId } from "react";
import { companies } from "../../../adapters/carriers/companies";
import { carrierName } from "../../../domain/carrier-name";
import { Section } from "../../../ui/section";
import type { DetectionFieldsProps, RuleDraft } from "../detection/detection-draft";
import { stages } from "../detection/settings";
import { stageNames } from "./stage-names";

const MOST = 200;

const carriers = [
  { label: "Every carrier", value: "" },
  ...companies
    .map((id) => ({ label: carrierName(id), value: id }))
    .sort((a, b) => a.label.localeCompare(b.label, "en")),
];

const fresh: RuleDraft = { carrier: "", service: "", lane: "", stage: "moving", hours: "72" };

/** The store's own numbers, which stand above what was learnt and what is published. */
export function RuleRows({ draft: { rules }, change, errors }: DetectionFieldsProps) {
  const id = useId();
  const set = (n: number, part: Partial<RuleDraft>) =>
    change({ rules: rules.map((rule, at) => (at === n ? { ...rule, ...part } : rule)) });
  return (
    <Section title="Your own rules">
      <Text as="p" tone="subdued">
        They stand above everything else. The rule that names most of a parcel counts: lane before service
        before carrier. What is left empty fits everything.
      </Text>
      {errors.rules ? <InlineError fieldID={id} message={errors.rules} /> : null}
      <ol
        id={id}
        aria-label="Your own rules"
        style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "0.75rem" }}
      >
        {rules.map((rule, n) => (
          <Box
            as="li"
            key={n}
            padding="300"
            borderWidth="025"
            borderColor="border-secondary"
            borderRadius="200"
          >
            <BlockStack gap="200">
              <InlineStack align="space-between" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  Rule {n + 1}
                </Text>
                <Button
                  variant="plain"
                  tone="critical"
                  onClick={() => change({ rules: rules.filter((_, at) => at !== n) })}
                  accessibilityLabel={`Remove rule ${n + 1}`}
                >
                  Remove
                </Button>
              </InlineStack>
              <RuleFields n={n} rule={rule} set={(part) => set(n, part)} errors={errors} />
            </BlockStack>
          </Box>
        ))}
      </ol>
      <div>
        <Button onClick={() => change({ rules: [...rules, fresh] })} disabled={rules.length >= MOST}>
          Add a rule
        </Button>
      </div>
    </Section>
  );
}

interface RuleFieldsProps {
  n: number;
  rule: RuleDraft;
  set: (part: Partial<RuleDraft>) => void;
  errors: Record<string, string>;
}

function RuleFields({ n, rule, set, errors }: RuleFieldsProps) {
  const error = (field: keyof RuleDraft) => errors[`rules.${n}.${field}`];
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        <Select
          label="Where the parcel is"
          value={rule.stage}
          onChange={(stage) => set({ stage: stage as RuleDraft["stage"] })}
          options={stages.map((value) => ({ value, label: stageNames[value] }))}
        />
        <TextField
          label="Silent for"
          type="number"
          suffix="working hours"
          value={rule.hours}
          onChange={(hours) => set({ hours })}
          autoComplete="off"
          error={error("hours")}
        />
      </FormLayout.Group>
      <FormLayout.Group condensed>
        <Select
          label="Carrier"
          value={rule.carrier}
          onChange={(carrier) => set({ carrier })}
          options={carriers}
          error={error("carrier")}
        />
        <TextField
          label="Service"
          value={rule.service}
          onChange={(service) => set({ service })}
          placeholder="UPS Ground"
          autoComplete="off"
          error={error("service")}
        />
        <TextField
          label="Lane"
          value={rule.lane}
          onChange={(lane) => set({ lane })}
          placeholder="US>CA"
          autoComplete="off"
          maxLength={20}
          error={error("lane")}
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
