import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Box, Button, InlineStack, Modal, Page, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { formatMoney } from "../../../domain/money";
import { EmptyOf } from "../../../ui/empty-of";
import { Section } from "../../../ui/section";
import { plural } from "../../../ui/spine/words";
import { type CardDraft, emptyCard } from "../placements/entered";
import type { Answer } from "./answer";
import { CardForm } from "./card-form";
import { stageNames } from "./stage-names";
import { TrackingPages } from "./tracking-pages";
import { useTold } from "../../../ui/use-told";

export interface CardRow {
  id: string;
  draft: CardDraft;
  /** Shown now, as far as its days say. */
  state: "live" | "off" | "coming" | "over";
  clicks: number;
  orders: number;
  revenue: { currency: string; minor: number }[];
}

export interface CardsProps {
  cards: CardRow[];
  most: number;
}

/** What is offered to shoppers who look at their parcels, and what came of it. */
export function Cards({ cards, most }: CardsProps) {
  // The id of the card that is being written; "" for a new one.
  const [open, setOpen] = useState<string | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const full = cards.length >= most;
  const add = (
    <Button variant="primary" onClick={() => setOpen("")} disabled={full}>
      Add a card
    </Button>
  );
  return (
    <Page title="Cards on the tracking page" backAction={{ content: "Tracking page", url: "/app/tracking" }}>
      <BlockStack gap="400">
        <TrackingPages />
        {open === "" ? (
          <Section title="A new card">
            <CardForm id={null} draft={emptyCard} close={close} />
          </Section>
        ) : cards.length > 0 ? (
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <InlineStack align="space-between" blockAlign="center" gap="300">
              <Text as="p" tone="subdued">
                Shown while nothing is the matter with an order, two at most. Figures are of the last 30 days.
              </Text>
              {add}
            </InlineStack>
          </Box>
        ) : null}
        {cards.length === 0 && open === null ? (
          <EmptyOf title="No cards yet" action={add}>
            Shoppers look at this page several times for each order. A card shows them products or a campaign
            at the stages that you choose, and never while something is wrong with their parcel.
          </EmptyOf>
        ) : null}
        {cards.map((card) => (
          <Card
            key={card.id}
            card={card}
            open={open === card.id}
            edit={() => setOpen(card.id)}
            close={close}
          />
        ))}
      </BlockStack>
    </Page>
  );
}

const states = {
  live: { text: "Live", tone: "success" },
  off: { text: "Off", tone: undefined },
  coming: { text: "Not yet", tone: "info" },
  over: { text: "Over", tone: undefined },
} as const;

const daysOf = ({ from, until }: CardDraft): string => {
  if (from && until) return `${from} to ${until}`;
  if (from) return `From ${from}`;
  return until ? `Until ${until}` : "Always";
};

interface CardProps {
  card: CardRow;
  open: boolean;
  edit: () => void;
  close: () => void;
}

function Card({ card, open, edit, close }: CardProps) {
  const { draft } = card;
  const revenue = card.revenue.map((r) => formatMoney(r)).join(", ");
  return (
    <Section title={draft.name}>
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={states[card.state].tone}>{states[card.state].text}</Badge>
        <Text as="span" tone="subdued">
          {draft.stages.map((s) => stageNames[s]).join(", ")} · {daysOf(draft)}
        </Text>
      </InlineStack>
      <Text as="p">
        {plural(card.clicks, "click")}, {plural(card.orders, "order")}
        {revenue ? `, ${revenue}` : ""}
      </Text>
      {open ? (
        <CardForm id={card.id} draft={draft} close={close} />
      ) : (
        <InlineStack gap="200">
          <Button onClick={edit} accessibilityLabel={`Change ${draft.name}`}>
            Change
          </Button>
          <Remove card={card} />
        </InlineStack>
      )}
    </Section>
  );
}

function Remove({ card }: { card: CardRow }) {
  const [sure, setSure] = useState(false);
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const { name } = card.draft;
  const remove = () => {
    setSure(false);
    void fetcher.submit({ intent: "delete", id: card.id }, { method: "post", action: "/app/tracking/cards" });
  };
  return (
    <>
      <Button
        tone="critical"
        variant="tertiary"
        onClick={() => setSure(true)}
        loading={fetcher.state !== "idle"}
        accessibilityLabel={`Delete ${name}`}
      >
        Delete
      </Button>
      {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
      <Modal
        open={sure}
        onClose={() => setSure(false)}
        title={`Delete ${name}?`}
        primaryAction={{ content: "Delete the card", destructive: true, onAction: remove }}
        secondaryActions={[{ content: "Keep it", onAction: () => setSure(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            Shoppers do not see it any more, and its figures are not listed any longer. Orders that came of it
            stay as they are.
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
