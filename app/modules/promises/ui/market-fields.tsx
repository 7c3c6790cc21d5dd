import { BlockStack, Box, Button, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import type { FieldsProps, MarketDraft } from "./draft";
import { Section } from "../../../ui/section";

const fresh: MarketDraft = { name: "", countries: "", on: "", target: "", buffer: "", style: "" };

/** Where some countries differ from the rest. */
export function MarketFields({ draft, change, errors }: FieldsProps) {
  const { markets } = draft;
  const set = (at: number, part: Partial<MarketDraft>) =>
    change({ markets: markets.map((m, n) => (n === at ? { ...m, ...part } : m)) });
  return (
    <Section title="Markets that differ">
      {markets.length === 0 ? (
        <Text as="p" tone="subdued">
          Everywhere the same. Add a market where some countries need another target, more days, or no dates
          yet.
        </Text>
      ) : null}
      {markets.map((market, at) => (
        <Box key={at} paddingBlockEnd="300" borderColor="border-secondary" borderBlockEndWidth="025">
          <OneMarket
            market={market}
            title={market.name || `Market ${at + 1}`}
            set={(part) => set(at, part)}
            drop={() => change({ markets: markets.filter((_, n) => n !== at) })}
            error={(field) =>
              Object.entries(errors).find(([path]) => path.startsWith(`markets.${at}.${field}`))?.[1]
            }
          />
        </Box>
      ))}
      <div>
        <Button onClick={() => change({ markets: [...markets, fresh] })}>Add a market</Button>
      </div>
    </Section>
  );
}

interface OneMarketProps {
  market: MarketDraft;
  title: string;
  set: (part: Partial<MarketDraft>) => void;
  drop: () => void;
  error: (field: keyof MarketDraft) => string | undefined;
}

function OneMarket({ market, title, set, drop, error }: OneMarketProps) {
  return (
    <section aria-label={title}>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Button variant="plain" tone="critical" onClick={drop} accessibilityLabel={`Remove ${title}`}>
            Remove
          </Button>
        </InlineStack>
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label="Name"
              value={market.name}
              onChange={(name) => set({ name })}
              autoComplete="off"
              maxLength={40}
              error={error("name")}
            />
            <TextField
              label="Countries"
              value={market.countries}
              onChange={(countries) => set({ countries })}
              autoComplete="off"
              placeholder="SE, NO, DK"
              error={error("countries")}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <Select
              label="Dates"
              value={market.on}
              onChange={(on) => set({ on: on as MarketDraft["on"] })}
              options={[
                { label: "As everywhere", value: "" },
                { label: "Not here", value: "no" },
              ]}
            />
            <Select
              label="Told as"
              value={market.style}
              onChange={(style) => set({ style: style as MarketDraft["style"] })}
              options={[
                { label: "As everywhere", value: "" },
                { label: "A range", value: "range" },
                { label: "One date", value: "date" },
              ]}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <TextField
              label="Promises to keep"
              type="number"
              suffix="%"
              min={50}
              max={99}
              value={market.target}
              onChange={(target) => set({ target })}
              autoComplete="off"
              placeholder="As everywhere"
              error={error("target")}
            />
            <TextField
              label="Days to add"
              type="number"
              min={0}
              max={10}
              value={market.buffer}
              onChange={(buffer) => set({ buffer })}
              autoComplete="off"
              placeholder="As everywhere"
              error={error("buffer")}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </section>
  );
}
