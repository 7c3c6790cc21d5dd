import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, InlineStack, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { EmptyOf } from "../../../ui/empty-of";
import type { LocationProcessing } from "../processing/store.server";
import type { Answer } from "./answer";
import { Comparison, Evidence } from "./processing-evidence";
import { ProcessingForm } from "./processing-form";
import { PromisePages } from "./promise-pages";
import { Section } from "../../../ui/section";
import { useTold } from "../../../ui/use-told";

export interface ProcessingProps {
  now: string;
  zone: string;
  places: LocationProcessing[];
}

/** How each location packs: what its past says, beside what the merchant says. Only the latter binds. */
export function ProcessingScreen({ now, zone, places }: ProcessingProps) {
  return (
    <Page
      title="Processing"
      subtitle="Until when an order counts as today's, on which days people work, and how long they take."
      backAction={{ content: "Promise", url: "/app/promise" }}
    >
      <BlockStack gap="400">
        <PromisePages />
        {places.length === 0 ? (
          <EmptyOf title="No location is known yet">
            Locations come from your store. They appear as soon as Shopify tells of one.
          </EmptyOf>
        ) : null}
        {places.map((place) => (
          <PlaceCard
            key={`${place.locationId} ${place.confirmedAt?.toISOString() ?? ""}`}
            place={place}
            now={now}
            zone={zone}
          />
        ))}
      </BlockStack>
    </Page>
  );
}

function PlaceCard({ place, now, zone }: { place: LocationProcessing; now: string; zone: string }) {
  const [open, setOpen] = useState(false);
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const { confirmed, learned, name } = place;
  const proposed = confirmed ?? learned?.proposal ?? place.standard;
  return (
    <Section title={name}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" tone="subdued">
          {[place.region, place.country].filter(Boolean).join(", ")}
        </Text>
        <Badge tone={confirmed ? "success" : "attention"}>{confirmed ? "Confirmed" : "Not confirmed"}</Badge>
        {place.active ? null : <Badge>Not in use</Badge>}
      </InlineStack>
      {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
      <Comparison place={place} />
      <Evidence place={place} now={now} zone={zone} />
      <InlineStack gap="200">
        <Button onClick={() => setOpen(!open)} ariaExpanded={open} accessibilityLabel={`Edit ${name}`}>
          {confirmed ? "Change" : "Edit and confirm"}
        </Button>
        {confirmed ? (
          <fetcher.Form method="post">
            <input type="hidden" name="intent" value="forget" />
            <input type="hidden" name="location" value={place.locationId} />
            <Button
              submit
              variant="tertiary"
              tone="critical"
              accessibilityLabel={`Take back what was confirmed for ${name}`}
            >
              Take back
            </Button>
          </fetcher.Form>
        ) : null}
      </InlineStack>
      {open ? <ProcessingForm place={place} start={proposed} fetcher={fetcher} /> : null}
    </Section>
  );
}
