import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Section } from "../../../ui/section";
import type { CaseProps } from "./case-facts";
import { type DeedAnswer, useDeed } from "./use-deed";

/** Words to the shopper, and words that stay inside. */
export function Answering(props: CaseProps) {
  const { case: it, shopper, answer, connected } = props;
  const [noting, setNoting] = useState(false);
  const over = it.state === "resolved";
  return (
    <Section title={over ? "Note" : "Answer"}>
      {over ? null : shopper ? (
        <Words
          deed="reply"
          label={`To ${shopper.name ?? shopper.email}`}
          button="Send"
          suggestion={answer}
          off={!connected.channel}
          help={
            connected.channel
              ? `Goes to ${shopper.email}.${onTicket(props)}`
              : "Nothing can be sent yet: no way to write to shoppers is connected."
          }
        />
      ) : (
        <Text as="p" tone="subdued">
          The order has no address to write to.
        </Text>
      )}
      {over || noting ? (
        <Words
          deed="note"
          label="Internal note"
          button="Keep the note"
          help="Your team alone reads this."
          off={false}
        />
      ) : (
        <div>
          <Button variant="plain" onClick={() => setNoting(true)}>
            Write an internal note
          </Button>
        </div>
      )}
    </Section>
  );
}

const onTicket = ({ ticket }: CaseProps): string =>
  ticket?.desk ? ` It is kept in this history, and noted on the ticket at ${ticket.desk}.` : "";

interface WordsProps {
  deed: "reply" | "note";
  label: string;
  button: string;
  help: string;
  /** Filled in only when it is asked for: nobody sends by mistake what they did not read. */
  suggestion?: string;
  off: boolean;
}

function Words({ deed, label, button, help, suggestion, off }: WordsProps) {
  const { send, busy, answer, problem } = useDeed();
  const [words, setWords] = useState("");
  const [seen, setSeen] = useState<DeedAnswer | undefined>();
  if (answer !== seen) {
    setSeen(answer);
    // What was refused stays, to be sent once more.
    if (answer && "said" in answer) setWords("");
  }
  return (
    <BlockStack gap="200">
      <TextField
        label={label}
        value={words}
        onChange={setWords}
        multiline={deed === "reply" ? 6 : 2}
        maxHeight={360}
        autoComplete="off"
        maxLength={10_000}
        helpText={help}
        error={problem ?? undefined}
      />
      <InlineStack gap="200">
        <Button
          variant={deed === "reply" ? "primary" : "secondary"}
          onClick={() => send({ do: deed, words })}
          loading={busy}
          disabled={off || words.trim() === ""}
        >
          {button}
        </Button>
        {suggestion ? (
          <Button onClick={() => setWords(suggestion)} disabled={busy || words === suggestion}>
            Use the suggested answer
          </Button>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}
