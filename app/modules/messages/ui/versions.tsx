import { Badge, BlockStack, Box, Button, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { Again } from "../../../ui/again";
import { Section } from "../../../ui/section";
import { When } from "../../../ui/when";
import type { Template } from "../rendering/facts";

interface VersionsProps {
  now: string;
  zone: string;
  language: string;
  version: number;
  own: boolean;
  text: Template;
  standard: Template;
  versions: { version: number; savedAt: Date; template: Template | null }[];
}

const parts: { part: keyof Template; label: string }[] = [
  { part: "subject", label: "Subject" },
  { part: "title", label: "Title" },
  { part: "body", label: "Text" },
  { part: "short", label: "SMS and WhatsApp" },
];

/** What this text said before, and the way back to it. */
export function Versions({ now, zone, language, version, own, text, standard, versions }: VersionsProps) {
  const [compared, setCompared] = useState<number | null>(null);
  const known = [...versions, { version: 0, savedAt: null, template: null }];
  return (
    <Section title="Versions">
      <ul aria-label="Versions" style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {known.map((it, i) => {
          const live = it.version === version;
          const name = it.version === 0 ? "Default" : `Version ${it.version}`;
          return (
            <li key={it.version}>
              <Box
                paddingBlock="200"
                borderColor="border-secondary"
                borderBlockStartWidth={i > 0 ? "025" : "0"}
              >
                <BlockStack gap="200">
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="span" fontWeight="semibold">
                      {name}
                    </Text>
                    {live ? <Badge tone="success">Live</Badge> : null}
                    {it.version > 0 && !it.template ? <Badge>Back to the default</Badge> : null}
                    {it.savedAt ? (
                      <Text as="span" tone="subdued">
                        <When at={it.savedAt.toISOString()} now={now} zone={zone} />
                      </Text>
                    ) : null}
                  </InlineStack>
                  {live ? null : (
                    <InlineStack gap="200">
                      <Button
                        size="slim"
                        pressed={compared === it.version}
                        onClick={() => setCompared(compared === it.version ? null : it.version)}
                        accessibilityLabel={`Compare ${name} with what is live`}
                      >
                        Compare
                      </Button>
                      {it.version === 0 ? (
                        own ? (
                          <Again
                            label="Back to the default"
                            about={name}
                            fields={{ intent: "default", language, over: version }}
                          />
                        ) : null
                      ) : (
                        <Again
                          label="Restore"
                          about={name}
                          fields={{ intent: "restore", language, over: version, version: it.version }}
                        />
                      )}
                    </InlineStack>
                  )}
                  {compared === it.version ? (
                    <Compared then={it.template ?? standard} live={text} name={name} />
                  ) : null}
                </BlockStack>
              </Box>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Compared({ then, live, name }: { then: Template; live: Template; name: string }) {
  const different = parts.filter(({ part }) => then[part] !== live[part]);
  if (different.length === 0)
    return (
      <Text as="p" tone="subdued">
        It says the same as what is live.
      </Text>
    );
  return (
    <BlockStack gap="300">
      {different.map(({ part, label }) => (
        <BlockStack gap="100" key={part}>
          <Text as="h3" variant="headingSm">
            {label}
          </Text>
          <InlineGrid columns={{ xs: "1fr", sm: 2 }} gap="200">
            <Side name={name} text={then[part]} />
            <Side name="Live" text={live[part]} />
          </InlineGrid>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <Box background="bg-surface-secondary" padding="200" borderRadius="200">
      <Text as="p" tone="subdued" variant="bodySm">
        {name}
      </Text>
      <div dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text}
      </div>
    </Box>
  );
}
