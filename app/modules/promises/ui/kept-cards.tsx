import { BlockStack, Box, InlineStack, Text } from "@shopify/polaris";
import { floorOf, percent } from "../../../ui/charts/scale";
import { ShareRange } from "../../../ui/charts/share-range";
import { daysOf, type KeptProps, nameOf } from "./kept-words";

/** The report on a phone, where a row of seven would run off the side. */
export function KeptCards(props: KeptProps) {
  const { rows, target, busy } = props;
  const measured = rows.map((r) => ({ label: nameOf(r, props), count: r.settled, share: r.share }));
  const floor = floorOf(measured, target);
  return (
    <ul
      aria-label="Promises kept"
      aria-busy={busy}
      style={{ listStyle: "none", margin: 0, padding: 0, opacity: busy ? 0.6 : 1 }}
    >
      {rows.map((row, i) => (
        <li key={row.group}>
          <Box padding="400" borderColor="border-secondary" borderBlockStartWidth={i > 0 ? "025" : "0"}>
            <BlockStack gap="150">
              <InlineStack align="space-between" gap="200" wrap={false}>
                <Text as="span" fontWeight="semibold" breakWord>
                  {nameOf(row, props)}
                </Text>
                <Text as="span" numeric>
                  {row.share ? percent(row.share.share) : "–"}
                </Text>
              </InlineStack>
              {measured[i] ? <ShareRange point={measured[i]} floor={floor} target={target} /> : null}
              <Text as="span" tone="subdued">
                {row.settled.toLocaleString("en")} promises ·{" "}
                {row.late === null ? "none late" : `late by ${daysOf(row.late)}`} · promised in{" "}
                {daysOf(row.told)}
              </Text>
            </BlockStack>
          </Box>
        </li>
      ))}
    </ul>
  );
}
