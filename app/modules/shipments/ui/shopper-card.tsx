import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { words } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import { When } from "../../../ui/when";
import type { Answer } from "./answer";
import type { WishFacts } from "./facts";

const states = {
  asked: "It is being passed on.",
  passed_on: "The carrier has it.",
  by_person: "No source can pass it on: somebody has to arrange it with the carrier.",
};

/** What the shopper asked for, and who may open the order's page. */
export function ShopperCard({ wish, now, zone }: { wish: WishFacts | null; now: string; zone: string }) {
  const say = words("en");
  return (
    <Section title="The shopper">
      {wish ? (
        <BlockStack gap="100">
          <Text as="p">
            Asked <When at={wish.askedAt.toISOString()} now={now} zone={zone} />: “
            {say.label[`wish_${wish.wish}`]}”{wish.on ? ` on ${say.day(wish.on)}` : ""}. {states[wish.state]}
          </Text>
          <Corrected details={wish.details} />
        </BlockStack>
      ) : (
        <Text as="p" tone="subdued">
          Has asked for nothing.
        </Text>
      )}
      <Links />
    </Section>
  );
}

function Corrected({ details }: { details: WishFacts["details"] }) {
  if (!details) return null;
  const { address, phone } = details;
  return (
    <>
      {address ? (
        <Text as="p" breakWord>
          {[address.street, `${address.postal} ${address.city}`, address.country].join(", ")}
        </Text>
      ) : null}
      {phone ? <Text as="p">Telephone {phone}</Text> : null}
    </>
  );
}

/** For a link that went to somebody whom the order does not concern. */
function Links() {
  const [open, setOpen] = useState(false);
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  const close = () => setOpen(false);
  const replace = () => {
    close();
    void fetcher.submit({ intent: "links" }, { method: "post" });
  };
  return (
    <>
      {data ? (
        <div role="status">
          <Banner tone={"said" in data ? "success" : "critical"}>
            <p>{"said" in data ? data.said : data.problem}</p>
          </Banner>
        </div>
      ) : null}
      <InlineStack>
        <Button onClick={() => setOpen(true)} loading={fetcher.state !== "idle"}>
          Replace the links to this order
        </Button>
      </InlineStack>
      <Modal
        open={open}
        onClose={close}
        title="Replace the links to this order?"
        primaryAction={{ content: "Replace the links", destructive: true, onAction: replace }}
        secondaryActions={[{ content: "Cancel", onAction: close }]}
      >
        <Modal.Section>
          <Text as="p">
            Every link that was sent for this order stops working, now and for everybody. The shopper gets a
            new one with the next message, or by looking the order up on the tracking page.
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
