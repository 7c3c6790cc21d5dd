import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { carrierName } from "../../../domain/carrier-name";
import { Section } from "../../../ui/section";
import { sourceName } from "../../../ui/source-name";
import { When } from "../../../ui/when";
import type { Answer } from "./answer";
import { CarrierSelect } from "./carrier-select";
import type { CarrierFacts } from "./facts";

const namedBy: Record<string, string> = {
  store: "The order's fulfillment names it.",
  number: "Recognised by the number.",
  source: "A carrier source told us.",
  team: "Your team named it; that stays.",
};

/** Who carries the parcel, who said so, who else it could be, and into whose hands it went. */
export function CarrierCard({ shipment, candidates, legs, now, zone }: CarrierFacts) {
  const fetcher = useFetcher<Answer>();
  const [other, setOther] = useState("");
  const { data } = fetcher;
  const busy = fetcher.state !== "idle";
  const remap = (carrier: string) => void fetcher.submit({ intent: "remap", carrier }, { method: "post" });
  const others = candidates.filter((c) => c.carrier !== shipment.carrier && c.carrier !== "s10");
  return (
    <Section title="Carrier">
      {data ? (
        <div role="status">
          <Banner tone={"said" in data ? "success" : "critical"}>
            <p>{"said" in data ? data.said : data.problem}</p>
          </Banner>
        </div>
      ) : null}
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          {carrierName(shipment.carrier)}
        </Text>
        <Text as="p" tone="subdued">
          {namedBy[shipment.carrier_by] ?? ""}
        </Text>
      </BlockStack>
      {legs.map((leg) => (
        <Text key={leg.tracking_number} as="p" breakWord>
          Handed over to {carrierName(leg.carrier)} as {leg.tracking_number}, {sourceName(leg.source)} said{" "}
          <When at={leg.told_at.toISOString()} now={now} zone={zone} />.
        </Text>
      ))}
      {others.length > 0 ? (
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            The number could also be of
          </Text>
          {others.slice(0, 4).map((c) => (
            <InlineStack key={c.carrier} align="space-between" blockAlign="center" gap="200" wrap={false}>
              <BlockStack>
                <Text as="span">
                  {carrierName(c.carrier)}, {Math.round(c.confidence * 100)} %
                </Text>
                <Text as="span" tone="subdued" variant="bodySm">
                  {c.reason}
                </Text>
              </BlockStack>
              <Button
                size="slim"
                disabled={busy}
                onClick={() => remap(c.carrier)}
                accessibilityLabel={`Use ${carrierName(c.carrier)}`}
              >
                Use
              </Button>
            </InlineStack>
          ))}
        </BlockStack>
      ) : null}
      <InlineStack gap="200" blockAlign="end">
        <CarrierSelect label="Another carrier" value={other} onChange={setOther} any="Choose" />
        <Button disabled={busy || other === ""} onClick={() => remap(other)}>
          Change carrier
        </Button>
      </InlineStack>
    </Section>
  );
}
