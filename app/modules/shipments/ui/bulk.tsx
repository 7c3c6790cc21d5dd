import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { BulkBar, BulkOutcome } from "../../../ui/bulk-bar";
import { carrierName } from "../../../domain/carrier-name";
import { plural } from "../../../ui/spine/words";
import { MOST_CHOSEN } from "../bulk/choice";
import type { Answer } from "./answer";
import { CarrierSelect } from "./carrier-select";

type Intent = "remap" | "deliver" | "ask";

interface BulkProps {
  chosen: string[];
  clear: () => void;
}

const many = (n: number): string => plural(n, "shipment");

/** What can be done with the chosen rows. Each act says first what will happen, and then what did. */
export function Bulk({ chosen, clear }: BulkProps) {
  const [open, setOpen] = useState<Intent | null>(null);
  const [seen, setSeen] = useState<Answer | undefined>();
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  const busy = fetcher.state !== "idle";
  const act = (intent: Intent, more: Record<string, string>) => {
    setOpen(null);
    const fields = { intent, ids: chosen.join(","), ...more };
    void fetcher.submit(fields, { method: "post", action: "/app/shipments?index" });
  };
  const tooMany = chosen.length > MOST_CHOSEN;
  return (
    <>
      {data && data !== seen ? <BulkOutcome answer={data} dismiss={() => setSeen(data)} /> : null}
      {chosen.length > 0 ? (
        <BulkBar label="With the chosen shipments" counted={many(chosen.length)} clear={clear}>
          <Button onClick={() => setOpen("remap")} disabled={busy || tooMany}>
            Change carrier
          </Button>
          <Button onClick={() => setOpen("deliver")} disabled={busy || tooMany}>
            Mark as delivered
          </Button>
          <Button onClick={() => setOpen("ask")} disabled={busy || tooMany} loading={busy}>
            Check again now
          </Button>
        </BulkBar>
      ) : null}
      <Remap key={`remap ${open}`} open={open === "remap"} {...{ chosen, act, close: () => setOpen(null) }} />
      <Deliver
        key={`mark ${open}`}
        open={open === "deliver"}
        {...{ chosen, act, close: () => setOpen(null) }}
      />
      <Ask open={open === "ask"} {...{ chosen, act, close: () => setOpen(null) }} />
    </>
  );
}

interface ActProps {
  open: boolean;
  chosen: string[];
  close: () => void;
  act: (intent: Intent, more: Record<string, string>) => void;
}

function Remap({ open, chosen, close, act }: ActProps) {
  const [carrier, setCarrier] = useState("");
  const [asked, setAsked] = useState(false);
  return (
    <Modal
      open={open}
      onClose={close}
      title={`Change the carrier of ${many(chosen.length)}`}
      primaryAction={{
        content: "Change carrier",
        onAction: () => (carrier ? act("remap", { carrier }) : setAsked(true)),
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <CarrierSelect label="Carrier" value={carrier} onChange={setCarrier} any="Choose" />
          {asked && !carrier ? (
            <Text as="p" tone="critical">
              Choose a carrier.
            </Text>
          ) : null}
          <Text as="p">
            {carrier ? `${carrierName(carrier)} will be` : "It will be"} the carrier of {many(chosen.length)}.
            The sources that know it are asked from now on. Your choice stays, whatever the order or a source
            says later. Scans that are there are kept.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function Deliver({ open, chosen, close, act }: ActProps) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  return (
    <Modal
      open={open}
      onClose={close}
      title={`Mark ${many(chosen.length)} as delivered`}
      primaryAction={{
        content: "Mark as delivered",
        onAction: () => (reason.trim() ? act("deliver", { reason }) : setAsked(true)),
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <TextField
            label="How you know"
            value={reason}
            onChange={setReason}
            autoComplete="off"
            maxLength={200}
            showCharacterCount
            helpText="The shopper can read this in the history."
            error={asked && !reason.trim() ? "A reason is needed." : undefined}
          />
          <Text as="p">
            {many(chosen.length)} will stand as delivered from now on, with this reason. Shoppers see it on
            their page, promises are settled, and Shopify is told where it follows us. What is cancelled or on
            its way back stays as it is.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function Ask({ open, chosen, close, act }: ActProps) {
  return (
    <Modal
      open={open}
      onClose={close}
      title={`Check ${many(chosen.length)} again now`}
      primaryAction={{ content: "Check now", onAction: () => act("ask", {}) }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <Text as="p">
          The connected sources that can be asked are asked now, as fast as they allow. Answers come within
          some minutes; this page shows them when it is opened again.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
