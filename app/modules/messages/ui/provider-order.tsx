import { Badge, BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { media, type Medium } from "../../../adapters/channels/contract";
import { Section } from "../../../ui/section";
import { earlier, type RulesFieldsProps } from "./rules-draft";
import { mediumNames } from "./words";

export interface ProviderRow {
  medium: Medium;
  id: string;
  title: string;
  connected: boolean;
}

/** Who carries the messages of each medium: the next one is tried when one would not take it. */
export function ProviderOrder({ draft, change, rows }: RulesFieldsProps & { rows: ProviderRow[] }) {
  return (
    <Section title="Who carries them">
      <Text as="p" tone="subdued">
        In this order: when one does not take a message, the next is tried. Nobody else is tried while one may
        have taken it.
      </Text>
      <BlockStack gap="400">
        {media.map((medium) => {
          const of = ordered(
            rows.filter((row) => row.medium === medium),
            draft.providers[medium] ?? [],
          );
          const ids = of.filter(({ connected }) => connected).map(({ id }) => id);
          return (
            <BlockStack key={medium} gap="200">
              <Text as="h3" variant="headingSm">
                {mediumNames[medium]}
              </Text>
              <ol aria-label={mediumNames[medium]} style={{ listStyle: "none", margin: 0, padding: 0 }}>
                {of.map(({ id, title, connected }) => (
                  <li key={id} style={{ paddingBlockEnd: "0.5rem" }}>
                    <InlineStack gap="200" blockAlign="center">
                      <Text as="span">{title}</Text>
                      <Badge tone={connected ? "success" : undefined}>
                        {connected ? "Connected" : "Not connected"}
                      </Badge>
                      {connected && ids[0] !== id ? (
                        <Button
                          size="micro"
                          onClick={() =>
                            change({ providers: { ...draft.providers, [medium]: earlier(ids, id) } })
                          }
                          accessibilityLabel={`Try ${title} earlier`}
                        >
                          Earlier
                        </Button>
                      ) : null}
                    </InlineStack>
                  </li>
                ))}
              </ol>
            </BlockStack>
          );
        })}
        <div>
          <Link url="/app/connections">Connect or change a provider</Link>
        </div>
      </BlockStack>
    </Section>
  );
}

/** Those that are connected first, as the form orders them. */
function ordered(rows: ProviderRow[], wanted: readonly string[]): ProviderRow[] {
  const place = ({ id }: ProviderRow) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length);
  return [...rows].sort((a, b) => Number(b.connected) - Number(a.connected) || place(a) - place(b));
}
