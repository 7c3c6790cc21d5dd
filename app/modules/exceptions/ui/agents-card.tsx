import { BlockStack, Text } from "@shopify/polaris";
import { Section } from "../../../ui/section";

const code = { overflowWrap: "anywhere" } as const;

/** How a helpdesk shows its agents, beside the ticket, what is known here. */
export function AgentsCard({ address, token }: { address: string; token: string }) {
  return (
    <Section title="Beside the ticket, at your helpdesk">
      <Text as="p">
        Zendesk and Freshdesk can show this address in a frame beside a ticket; Gorgias reads it as JSON. It
        answers with the open cases, what the shopper is told, the steps and the suggested answer.
      </Text>
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          Address
        </Text>
        <code style={code}>{address}</code>
        <Text as="p" tone="subdued">
          Add one of <code>order=</code> with the order&rsquo;s name, <code>email=</code> with the
          shopper&rsquo;s address, or <code>ticket=</code> with the ticket&rsquo;s number.
        </Text>
      </BlockStack>
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          Key
        </Text>
        <code style={code}>{token}</code>
        <Text as="p" tone="subdued">
          As <code>Authorization: Bearer</code>, or where a frame can send none as <code>token=</code> in the
          address. Whoever has it reads the open cases of this store: keep it among your agents.
        </Text>
      </BlockStack>
    </Section>
  );
}
