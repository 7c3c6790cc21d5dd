import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { media, type Medium } from "../../../adapters/channels/contract";
import { Section } from "../../../ui/section";
import { plural } from "../../../ui/spine/words";
import type { Answer } from "./answer";
import { mediumName, mediumNames } from "./words";
import { useTold } from "../../../ui/use-told";

const reasons: Record<string, string> = {
  bounced: "does not work",
  complained: "called a message spam",
  stopped: "wants no more",
  by_team: "set by your team",
};

/** Addresses to which nothing is sent, by why; and the way to set one there or to let it go. */
export function Suppression({ counts }: { counts: { medium: string; reason: string; addresses: number }[] }) {
  const [medium, setMedium] = useState<Medium>("email");
  const [address, setAddress] = useState("");
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  useTold(data);
  const send = (intent: string) =>
    void fetcher.submit({ intent, medium, address }, { method: "post", action: "/app/messages/rules" });
  const wrong =
    data && "errors" in data ? data.errors["address"] : data && "problem" in data ? data.problem : undefined;
  const busy = fetcher.state !== "idle";
  return (
    <Section title="Addresses that are left alone">
      {counts.length === 0 ? (
        <Text as="p" tone="subdued">
          None. An address that bounces for good, or whose owner says stop, comes here by itself.
        </Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
          {counts.map(({ medium: of, reason, addresses }) => (
            <li key={`${of} ${reason}`}>
              {mediumName(of)}, {reasons[reason] ?? reason}: {plural(addresses, "address", "addresses")}
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        aria-label="An address"
        onSubmit={(event) => {
          event.preventDefault();
          send("suppress");
        }}
      >
        <BlockStack gap="300">
          <Select
            label="Medium"
            value={medium}
            onChange={(value) => setMedium(media.find((m) => m === value) ?? "email")}
            options={media.map((value) => ({ label: mediumNames[value], value }))}
          />
          <TextField
            label={medium === "email" ? "E-mail address" : "Phone number"}
            value={address}
            onChange={setAddress}
            autoComplete="off"
            maxLength={254}
            error={wrong}
            helpText="Kept as a fingerprint: the list cannot be read, only asked."
          />
          <InlineStack gap="200">
            <Button submit loading={busy}>
              Leave it alone
            </Button>
            <Button onClick={() => send("release")} disabled={busy}>
              Write to it again
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Section>
  );
}
