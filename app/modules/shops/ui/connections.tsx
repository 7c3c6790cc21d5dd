import { useFetcher } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  FormLayout,
  InlineStack,
  List,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import type { Field } from "./settings";
import { useTold } from "../../../ui/use-told";

export interface Member {
  id: string;
  title: string;
  connected: boolean;
  fields: Field[];
  /** What to enter at the sender, so that its messages come here, and what its signature covers; null when it sends none. */
  webhook: { url: string; proves: "body" | "sender"; steps: string[] } | null;
}

export interface ConnectionsProps {
  groups: { kind: string; title: string; purpose: string; members: Member[] }[];
}

export type Answer = { said: string } | { problem: string } | { errors: Record<string, string> };

/** What the product works with outside: scans come from a carrier source, tickets go to a helpdesk, letters through a channel. */
export function Connections({ groups }: ConnectionsProps) {
  return (
    <Page title="Connections" subtitle="Keys are sealed with your store's own key and never shown again.">
      <BlockStack gap="600">
        {groups.map((group) => (
          <BlockStack key={group.kind} gap="300">
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="h2" variant="headingMd">
                {group.title}
              </Text>
              <Text as="p" tone="subdued">
                {group.purpose}
              </Text>
            </Box>
            {group.members.map((member) => (
              // What was typed goes when the member's state changes; secrets do not linger in the page.
              <MemberCard key={`${member.id} ${member.connected}`} kind={group.kind} member={member} />
            ))}
          </BlockStack>
        ))}
      </BlockStack>
    </Page>
  );
}

function MemberCard({ kind, member }: { kind: string; member: Member }) {
  // Opened while this was the last answer; saved since then, it closes.
  const [opened, setOpened] = useState<{ after: Answer | undefined } | null>(null);
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const open = opened !== null && !(data !== opened.after && data && "said" in data);
  const errors = data && "errors" in data ? data.errors : {};
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {member.title}
            </Text>
            <Badge tone={member.connected ? "success" : undefined}>
              {member.connected ? "Connected" : "Not connected"}
            </Badge>
          </InlineStack>
          <InlineStack gap="200">
            {member.connected ? <Disconnect kind={kind} member={member} fetcher={fetcher} /> : null}
            <Button
              onClick={() => setOpened(open ? null : { after: data })}
              ariaExpanded={open}
              accessibilityLabel={`${member.connected ? "Change" : "Connect"} ${member.title}`}
            >
              {member.connected ? "Change" : "Connect"}
            </Button>
          </InlineStack>
        </InlineStack>
        {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
        {member.webhook ? <Webhook member={member} webhook={member.webhook} /> : null}
        {open ? <Settings kind={kind} member={member} errors={errors} fetcher={fetcher} /> : null}
      </BlockStack>
    </Card>
  );
}

type Sender = ReturnType<typeof useFetcher<Answer>>;

function Settings(props: { kind: string; member: Member; errors: Record<string, string>; fetcher: Sender }) {
  const { kind, member, errors, fetcher } = props;
  const [values, setValues] = useState(() => Object.fromEntries(member.fields.map((f) => [f.name, f.value])));
  return (
    <fetcher.Form method="post" noValidate aria-label={member.title}>
      <input type="hidden" name="intent" value="connect" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="member" value={member.id} />
      <FormLayout>
        {member.fields.map((f) => (
          <TextField
            key={f.name}
            label={f.label}
            name={f.name}
            type={f.type}
            value={values[f.name] ?? ""}
            onChange={(value) => setValues({ ...values, [f.name]: value })}
            autoComplete={f.secret ? "new-password" : "off"}
            placeholder={f.kept ? "Stored; leave empty to keep it" : undefined}
            helpText={f.help ?? undefined}
            error={errors[f.name]}
          />
        ))}
        <Button submit variant="primary" loading={fetcher.state !== "idle"}>
          {member.connected ? "Save" : `Connect ${member.title}`}
        </Button>
      </FormLayout>
    </fetcher.Form>
  );
}

/** Asks once more before it lets go. */
function Disconnect({ kind, member, fetcher }: { kind: string; member: Member; fetcher: Sender }) {
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <Button
        variant="tertiary"
        tone="critical"
        onClick={() => setSure(true)}
        accessibilityLabel={`Disconnect ${member.title}`}
      >
        Disconnect
      </Button>
    );
  }
  return (
    <InlineStack gap="200">
      <Button onClick={() => setSure(false)}>Keep it</Button>
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="disconnect" />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="member" value={member.id} />
        <Button submit tone="critical" loading={fetcher.state !== "idle"}>
          {`Disconnect ${member.title}`}
        </Button>
      </fetcher.Form>
    </InlineStack>
  );
}

const signed = {
  body: "It signs each message as a whole: one that was changed on the way is refused.",
  sender:
    "It offers no signature over the message, only a key that shows who sends. Keep this address to yourselves.",
};

function Webhook({ member, webhook }: { member: Member; webhook: NonNullable<Member["webhook"]> }) {
  return (
    <BlockStack gap="050">
      <Text as="p" tone="subdued">
        Enter this address as a webhook at {member.title}:
      </Text>
      <code style={{ overflowWrap: "anywhere" }}>{webhook.url}</code>
      {webhook.steps.length > 0 ? (
        <List type="number">
          {webhook.steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      ) : null}
      <Text as="p" tone="subdued" variant="bodySm">
        {signed[webhook.proves]}
      </Text>
    </BlockStack>
  );
}
