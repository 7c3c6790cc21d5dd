import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Modal, Spinner, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Letter } from "../messages.store.server";

/** What one message said, word for word. It is asked for when somebody wants to read it. */
export function Said({ id, about, worded }: { id: string; about: string; worded: boolean }) {
  const [open, setOpen] = useState(false);
  const fetcher = useFetcher<{ letter: Letter | null }>();
  if (!worded) return null;
  const show = () => {
    setOpen(true);
    void fetcher.load(`/app/messages/said/${id}`);
  };
  return (
    <div>
      <Button size="slim" onClick={show} accessibilityLabel={`What was said: ${about}`}>
        What was said
      </Button>
      {open ? (
        <Modal open title={about} onClose={() => setOpen(false)}>
          <Modal.Section>
            {fetcher.data ? <Words letter={fetcher.data.letter} /> : <Spinner accessibilityLabel="Loading" />}
          </Modal.Section>
        </Modal>
      ) : null}
    </div>
  );
}

function Words({ letter }: { letter: Letter | null }) {
  if (!letter) return <Text as="p">The words are gone: they were erased with the shopper&rsquo;s data.</Text>;
  return (
    <BlockStack gap="300">
      {letter.subject ? (
        <Text as="h3" variant="headingSm">
          <span dir="auto">{letter.subject}</span>
        </Text>
      ) : null}
      <div dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {letter.text}
      </div>
    </BlockStack>
  );
}
