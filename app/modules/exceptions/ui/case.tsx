import { Badge, Banner, BlockStack, InlineStack, Layout, Link, Modal, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { remedied, staffOnly } from "../../../domain/exception";
import { ExceptionBadge, exceptionName } from "../../../ui/badges";
import { Section } from "../../../ui/section";
import { clockFacts } from "../cases/clock";
import type { CaseProps } from "./case-facts";
import { Answering } from "./case-answering";
import { Facts, Others } from "./case-facts-card";
import { Due } from "./due";
import { History } from "./case-history";
import { Steps } from "./case-steps";
import { TicketCard } from "./case-ticket";
import { WhoAndWhen } from "./case-who";
import { useDeed } from "./use-deed";
import { stateNames } from "./words";

/** One case: what is wrong, what the shopper knows, what is to be done and by whom. Without a helpdesk this is the inbox. */
export function CasePage(props: CaseProps) {
  const { case: it, order } = props;
  const deed = useDeed();
  const [losing, setLosing] = useState(false);
  const over = it.state === "resolved";
  const { send, busy } = deed;
  const canBeLost = it.shipment_id !== null && !remedied(it.kind) && !over;
  return (
    <Page
      title={`Order ${order.name}`}
      backAction={{ content: "Cases", url: "/app/cases" }}
      titleMetadata={
        <InlineStack gap="200" blockAlign="center">
          <ExceptionBadge kind={it.kind} />
          <Badge tone={it.state === "open" ? "info" : it.state === "waiting" ? undefined : "success"}>
            {stateNames[it.state]}
          </Badge>
          <Text as="span">
            <Due of={clockFacts(it)} now={props.now} zone={props.zone} />
          </Text>
        </InlineStack>
      }
      primaryAction={
        over
          ? { content: "Open again", onAction: () => send({ do: "reopen" }), loading: busy }
          : { content: "Resolve", onAction: () => send({ do: "resolve" }), loading: busy }
      }
      secondaryActions={[
        ...(over
          ? []
          : it.state === "open"
            ? [{ content: "Wait", onAction: () => send({ do: "state", state: "waiting" }), disabled: busy }]
            : [
                {
                  content: "Go on with it",
                  onAction: () => send({ do: "state", state: "open" }),
                  disabled: busy,
                },
              ]),
        ...(canBeLost
          ? [{ content: "Treat as lost", destructive: true, onAction: () => setLosing(true), disabled: busy }]
          : []),
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {deed.problem ? <Banner tone="critical">{deed.problem}</Banner> : null}
            <Standing {...props} />
            <ToldNow {...props} />
            <Steps key={it.id} {...props} />
            <Answering {...props} />
            <History {...props} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <WhoAndWhen {...props} />
            <TicketCard {...props} />
            <Facts {...props} />
            <Others {...props} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <Modal
        open={losing}
        onClose={() => setLosing(false)}
        title="Treat this parcel as lost"
        primaryAction={{
          content: "Treat as lost",
          destructive: true,
          onAction: () => {
            setLosing(false);
            send({ do: "treat_as_lost" });
          },
        }}
        secondaryActions={[{ content: "Cancel", onAction: () => setLosing(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            The parcel counts as lost from now on. The shopper is told so, and offered a replacement or a
            refund as your store&rsquo;s protection has it; a claim against the carrier is prepared. If it
            turns up after all, its scans are still kept.
          </Text>
        </Modal.Section>
      </Modal>
    </Page>
  );
}

/** Where the case stands when that is not the queue of a helpdesk. */
function Standing({ case: it, others, connected }: CaseProps) {
  const front = others.find((o) => o.id === it.hidden_by);
  return (
    <>
      {front ? (
        <Banner tone="info">
          <p>
            Something worse is wrong with the same parcel, and stands in the queue instead:{" "}
            <Link url={`/app/cases/${front.id}`}>{exceptionName(front.kind)}</Link>. The clock of this one
            rests.
          </p>
        </Banner>
      ) : null}
      {connected.helpdesk ? null : (
        <Banner tone={connected.channel ? "info" : "warning"} title="This page is your team's inbox">
          <p>
            No helpdesk is connected, so the case is worked on here.{" "}
            {connected.channel
              ? "What you answer goes to the shopper by e-mail, and what they write back stands below."
              : "Nothing can be sent to shoppers yet: connect a way to write to them first."}{" "}
            <Link url="/app/connections">Connections</Link>
          </p>
        </Banner>
      )}
    </>
  );
}

/** The words that page, letter and ticket use. */
function ToldNow({ outlook, page, case: it }: CaseProps) {
  if (staffOnly(it.kind)) return <StaffOnly />;
  return (
    <Section title="What the shopper is told now">
      <BlockStack gap="200">
        <Text as="p" variant="headingSm">
          {outlook.headline}
        </Text>
        <Text as="p">{outlook.cause}</Text>
        {outlook.when ? <Text as="p">{outlook.when}</Text> : null}
        <Text as="p">{outlook.next}</Text>
        <InlineStack gap="200" blockAlign="center">
          <Badge tone="info">{outlook.by}</Badge>
          <Link url={page} target="_blank">
            The shopper&rsquo;s page
          </Link>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

function StaffOnly() {
  return (
    <Section title="What the shopper is told now">
      <Text as="p">
        Nothing of this: it is for your team alone. The shopper&rsquo;s page goes on saying what the
        parcel&rsquo;s scans say.
      </Text>
    </Section>
  );
}
