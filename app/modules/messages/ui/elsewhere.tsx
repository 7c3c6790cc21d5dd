import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { Again } from "../../../ui/again";
import { Section } from "../../../ui/section";
import { useFresh } from "../../../ui/use-fresh";
import { When } from "../../../ui/when";
import type { MessageSettings } from "../settings";
import type { Answer } from "./answer";
import { triggerTitle } from "./trigger-words";
import { toolName } from "./words";

interface ElsewhereProps {
  now: string;
  zone: string;
  found: MessageSettings["found"];
  saidElsewhere: MessageSettings["saidElsewhere"];
}

/** Other systems that write to the same shoppers, and the choice of who says what. */
export function Elsewhere({ now, zone, found, saidElsewhere }: ElsewhereProps) {
  const fetcher = useFetcher<Answer>();
  // What was found before somebody asked anew.
  const [before, setBefore] = useState<string | null | undefined>();
  const looking = before !== undefined && before === (found?.at ?? null);
  useFresh(looking);
  const look = () => {
    setBefore(found?.at ?? null);
    void fetcher.submit({ intent: "look" }, { method: "post", action: "/app/messages/rules" });
  };
  return (
    <Section title="Who else writes to your shoppers?">
      <Text as="p" tone="subdued">
        One thing said twice is one time too often. Shopify&rsquo;s own mails about the newest orders and the
        live flows of connected marketing tools are looked through.
      </Text>
      <InlineStack gap="300" blockAlign="center">
        <Button onClick={look} loading={looking}>
          {found ? "Look again" : "Look now"}
        </Button>
        {found ? (
          <Text as="span" tone="subdued">
            Looked <When at={found.at} now={now} zone={zone} />
          </Text>
        ) : null}
      </InlineStack>
      {found ? <Findings found={found} saidElsewhere={saidElsewhere} /> : null}
    </Section>
  );
}

function Findings({
  found,
  saidElsewhere,
}: {
  found: NonNullable<MessageSettings["found"]>;
  saidElsewhere: MessageSettings["saidElsewhere"];
}) {
  const silent = Object.keys(found.silent);
  return (
    <BlockStack gap="300">
      {silent.length > 0 ? (
        <Text as="p">
          {silent.map(toolName).join(" and ")} did not answer. Look again later, or set it under{" "}
          <Link url="/app/messages">Messages</Link>.
        </Text>
      ) : null}
      {found.messages.length === 0 ? (
        <Text as="p">Nothing was found that says what we say.</Text>
      ) : (
        <ul aria-label="Found" style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {found.messages.map(({ tool, name, trigger }, i) => (
            <li key={`${tool} ${name}`}>
              <Box
                paddingBlock="200"
                borderColor="border-secondary"
                borderBlockStartWidth={i > 0 ? "025" : "0"}
              >
                <InlineStack gap="300" align="space-between" blockAlign="center">
                  <BlockStack gap="050">
                    <Text as="span" fontWeight="semibold" breakWord>
                      {toolName(tool)}: {name}
                    </Text>
                    <Text as="span" tone="subdued">
                      {trigger
                        ? `Says the same as our “${triggerTitle(trigger)}”.`
                        : "Look yourself what it says."}
                    </Text>
                  </BlockStack>
                  {trigger && saidElsewhere[trigger] === tool ? (
                    <Badge tone="success">They say it</Badge>
                  ) : trigger ? (
                    <Again label="Let them say it" about={name} fields={{ intent: "leave", trigger, tool }} />
                  ) : null}
                </InlineStack>
              </Box>
            </li>
          ))}
        </ul>
      )}
    </BlockStack>
  );
}
