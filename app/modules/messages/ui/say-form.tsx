import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, InlineGrid, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { media, type Medium } from "../../../adapters/channels/contract";
import { triggerOf } from "../triggers";
import type { Answer } from "./answer";
import type { MatrixRow } from "./matrix-row";
import { triggerTitle, triggerWhen } from "./trigger-words";
import { knownTools, mediumNames, toolName } from "./words";

const OTHER = "other";

/** Over what one message is sent, in which order, or who says it instead. */
export function SayForm({
  row,
  connected,
  close,
}: {
  row: MatrixRow;
  connected: Medium[];
  close: () => void;
}) {
  const [order, setOrder] = useState<(Medium | "")[]>(() => [0, 1, 2].map((i) => row.media[i] ?? ""));
  const [who, setWho] = useState(
    row.elsewhere === "" || knownTools.includes(row.elsewhere) ? row.elsewhere : OTHER,
  );
  const [name, setName] = useState(row.elsewhere);
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const { data } = fetcher;
  useEffect(() => {
    if (!data || !("said" in data)) return;
    shopify.toast.show(data.said);
    close();
  }, [data, shopify, close]);
  const errors = data && "errors" in data ? data.errors : {};
  const unnamed = who === OTHER && name.trim() === "";
  const save = () =>
    void fetcher.submit(
      {
        intent: "say",
        trigger: row.trigger,
        media: order.filter(Boolean).join(),
        elsewhere: who === OTHER ? name.trim() : who,
      },
      { method: "post", action: "/app/messages?index" },
    );
  const standard = triggerOf(row.trigger).media.map((medium) => mediumNames[medium]);
  return (
    <Modal
      open
      onClose={close}
      title={triggerTitle(row.trigger)}
      primaryAction={{
        content: "Save",
        onAction: save,
        loading: fetcher.state !== "idle",
        disabled: unnamed,
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
          <Text as="p">{triggerWhen(row.trigger)}</Text>
          <InlineGrid columns={{ xs: "1fr", sm: 3 }} gap="300">
            {["First over", "Else over", "Else over, last"].map((label, i) => (
              <Select
                key={label}
                label={label}
                value={order[i] ?? ""}
                onChange={(value) => setOrder(placed(order, i, media.find((m) => m === value) ?? ""))}
                options={[
                  { label: i === 0 ? "Nothing: off" : "Nothing more", value: "" },
                  ...media.map((m) => ({
                    label: connected.includes(m) ? mediumNames[m] : `${mediumNames[m]}, not connected`,
                    value: m,
                  })),
                ]}
              />
            ))}
          </InlineGrid>
          <Text as="p" tone="subdued">
            The first that reaches the shopper is used, the others are not. By default:{" "}
            {standard.length > 0 ? standard.join(", then ") : "off"}.
          </Text>
          <Select
            label="Who says it"
            value={who}
            onChange={setWho}
            options={[
              { label: "We do", value: "" },
              ...knownTools.map((tool) => ({ label: toolName(tool), value: tool })),
              { label: "Another system", value: OTHER },
            ]}
            helpText="When another system says it, we stay silent, and the log says so."
          />
          {who === OTHER ? (
            <TextField
              label="Which one"
              value={name}
              onChange={setName}
              autoComplete="off"
              maxLength={60}
              error={errors["elsewhere"]}
            />
          ) : null}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** A medium stands at one place: where it stood before there is nothing, and no gap is left. */
export function placed(order: readonly (Medium | "")[], at: number, medium: Medium | ""): (Medium | "")[] {
  const next = order.map((it, i) => (i === at ? medium : it === medium ? "" : it));
  const kept = next.filter((it) => it !== "");
  return order.map((_, i) => kept[i] ?? "");
}
