import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Checkbox,
  FormLayout,
  InlineStack,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { exceptionName } from "../../../ui/badges";
import { Section } from "../../../ui/section";
import {
  type DetectionDraft,
  type DetectionFieldsProps,
  draftOf,
  settingsOfDraft,
} from "../detection/detection-draft";
import { type DetectionSettings, type WatchedKind, watchedKinds } from "../detection/settings";
import type { Answer } from "./answer";
import { CasePages } from "./case-pages";
import { RuleRows } from "./detection-rules";
import { type NumbersProps, WhereFrom } from "./detection-numbers";
import { useTold } from "../../../ui/use-told";

/** When silence is news, and what else is found without the carrier saying so. */
export function Detection(props: { settings: DetectionSettings } & NumbersProps) {
  const { settings } = props;
  const [draft, setDraft] = useState(() => draftOf(settings));
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const errors = data && "errors" in data ? data.errors : {};
  const fields = {
    draft,
    errors,
    change: (part: Partial<DetectionDraft>) => setDraft({ ...draft, ...part }),
  };
  return (
    <Page
      title="Detection"
      subtitle="What is found before anybody asks. What a carrier reports itself always counts."
      backAction={{ content: "Cases", url: "/app/cases" }}
    >
      <BlockStack gap="400">
        <CasePages />
        <fetcher.Form method="post" noValidate aria-label="Detection">
          <input type="hidden" name="settings" value={JSON.stringify(settingsOfDraft(draft))} />
          <BlockStack gap="400">
            {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
            {Object.keys(errors).length > 0 ? (
              <Banner tone="critical" title="Nothing was saved yet">
                <p>{errors[""] ?? "What is wrong stands beside its field."}</p>
              </Banner>
            ) : null}
            <Watched {...fields} />
            <Times {...fields} />
            <RuleRows {...fields} />
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <InlineStack align="end">
                <Button submit variant="primary" loading={fetcher.state !== "idle"}>
                  Save
                </Button>
              </InlineStack>
            </Box>
          </BlockStack>
        </fetcher.Form>
        <WhereFrom {...props} learns={settings.learn} />
      </BlockStack>
    </Page>
  );
}

const found: Record<WatchedKind, string> = {
  fulfilment_delayed: "An order has not left in the time that was promised, or that you set below.",
  never_shipped: "A label was made, and no carrier has scanned the parcel.",
  stalled: "A parcel was on its way, and nothing is heard of it any more.",
  unclaimed: "It waits to be collected, and nobody comes.",
  presumed_lost: "It is silent for so long that carriers themselves would open a search.",
  late_risk: "It moves too slowly for the promised day.",
  late: "The promised day is over, and it is not there.",
  data_conflict: "Two sources contradict each other. Your team alone is told.",
};

function Watched({ draft, change }: DetectionFieldsProps) {
  const toggle = (kind: WatchedKind, on: boolean) =>
    change({ off: on ? draft.off.filter((k) => k !== kind) : [...draft.off, kind] });
  return (
    <Section title="What is watched">
      <BlockStack gap="200">
        {watchedKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={exceptionName(kind)}
            checked={!draft.off.includes(kind)}
            onChange={(on) => toggle(kind, on)}
            helpText={found[kind]}
          />
        ))}
      </BlockStack>
    </Section>
  );
}

function Times({ draft, change, errors }: DetectionFieldsProps) {
  return (
    <Section title="How long is too long">
      <FormLayout>
        <FormLayout.Group>
          <TextField
            label="An order should leave within"
            type="number"
            suffix="working hours"
            value={draft.fulfilmentHours}
            onChange={(fulfilmentHours) => change({ fulfilmentHours })}
            autoComplete="off"
            helpText="Where nothing was promised; and beyond what was."
            error={errors.fulfilmentHours}
          />
          <TextField
            label="Late from"
            type="number"
            suffix="hours after the promised day"
            value={draft.lateGraceHours}
            onChange={(lateGraceHours) => change({ lateGraceHours })}
            autoComplete="off"
            helpText="Scans come in late as well."
            error={errors.lateGraceHours}
          />
        </FormLayout.Group>
        <Checkbox
          label="Learn from my own parcels how long silence usually lasts"
          checked={draft.learn}
          onChange={(learn) => change({ learn })}
          helpText="Every night, from parcels that arrived. It counts over the published numbers, within half and three times of them."
        />
      </FormLayout>
      <Text as="p" tone="subdued">
        Silence is counted in working hours of the place where the parcel goes: weekends and public holidays
        are left out.
      </Text>
    </Section>
  );
}
