import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, Banner, BlockStack, Button, FormLayout, InlineStack, Select, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { exceptionKinds } from "../../../domain/exception";
import { words as wordsIn } from "../../../platform/i18n/words";
import { Again } from "../../../ui/again";
import { exceptionName } from "../../../ui/badges";
import { Section } from "../../../ui/section";
import { sourceName } from "../../../ui/source-name";
import { plural } from "../../../ui/spine/words";
import { When } from "../../../ui/when";
import { sayable } from "../hearing/word-form";
import type { UnknownWord } from "../hearing/words.store.server";
import type { Answer } from "./answer";

interface WordsProps {
  words: UnknownWord[];
  /** Sources whose messages wait for a meaning. */
  waiting: string[];
  now: string;
  zone: string;
}

/** Words that a source's own table does not have: the unknown ones first, then those that the team explained. */
export function Words({ words, waiting, now, zone }: WordsProps) {
  const unknown = words.filter((w) => w.state === "unknown");
  const known = words.filter((w) => w.state !== "unknown");
  return (
    <Section title="Words that nobody knows">
      {unknown.length === 0 && waiting.length === 0 ? (
        <Text as="p" tone="subdued">
          Everything that was said is understood. A new word of a source is kept aside here; it is never
          guessed.
        </Text>
      ) : (
        <Text as="p" tone="subdued">
          Nothing is guessed: a shopper could be told something false. Say what a word means, and every
          message that waits because of it is read again.
        </Text>
      )}
      {unknown.length > 0 ? (
        <ul aria-label="Unknown words" style={list}>
          {unknown.map((word) => (
            <Word key={`${word.source} ${word.code}`} word={word} now={now} zone={zone} />
          ))}
        </ul>
      ) : null}
      {waiting.map((source) => (
        <Again
          key={source}
          label="Read waiting messages again"
          about={sourceName(source)}
          fields={{ intent: "again", source }}
        />
      ))}
      {known.length > 0 ? (
        <details>
          <summary>{plural(known.length, "word")} that your team explained</summary>
          <ul aria-label="Explained words" style={list}>
            {known.map((word) => (
              <Word key={`${word.source} ${word.code}`} word={word} now={now} zone={zone} />
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

const list = { listStyle: "none", margin: 0, padding: 0 };

function Word({ word, now, zone }: { word: UnknownWord; now: string; zone: string }) {
  const said = word.state !== "unknown";
  const [open, setOpen] = useState(false);
  return (
    <li
      style={{
        borderBlockStart: "1px solid var(--p-color-border-secondary)",
        paddingBlock: "var(--p-space-300)",
      }}
    >
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {sourceName(word.source)}
          </Text>
          <code style={{ overflowWrap: "anywhere" }}>{word.code}</code>
          {said ? <Badge tone="success">{meaningOf(word)}</Badge> : <Badge tone="attention">Not known</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>
          {word.sample ? `“${word.sample}”, ` : ""}
          {plural(word.times, "time")}, last <When at={word.lastSeenAt.toISOString()} now={now} zone={zone} />
        </Text>
        <InlineStack>
          <Button
            size="slim"
            onClick={() => setOpen(!open)}
            ariaExpanded={open}
            accessibilityLabel={`${said ? "Change what it means" : "Say what it means"}: ${word.code}`}
          >
            {said ? "Change what it means" : "Say what it means"}
          </Button>
        </InlineStack>
        {open ? <Meaning word={word} done={() => setOpen(false)} /> : null}
      </BlockStack>
    </li>
  );
}

function meaningOf({ milestone, exception }: UnknownWord): string {
  const parts = [
    milestone ? wordsIn("en").milestone(milestone) : "",
    exception ? exceptionName(exception) : "",
  ].filter(Boolean);
  return parts.join(", ") || "Says nothing about the journey";
}

function Meaning({ word, done }: { word: UnknownWord; done: () => void }) {
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const say = wordsIn("en");
  const [milestone, setMilestone] = useState(
    word.milestone ?? (word.state === "unknown" || word.exception ? "" : "nothing"),
  );
  const [exception, setException] = useState(word.exception ?? "");
  const { data } = fetcher;
  useEffect(() => {
    if (!data || !("said" in data)) return;
    shopify.toast.show(data.said);
    done();
  }, [data, shopify, done]);
  const errors = data && "errors" in data ? data.errors : {};
  return (
    <fetcher.Form method="post" aria-label={`What ${word.code} means`}>
      <input type="hidden" name="intent" value="say" />
      <input type="hidden" name="source" value={word.source} />
      <input type="hidden" name="code" value={word.code} />
      {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
      <FormLayout>
        <FormLayout.Group>
          <Select
            label="Where the parcel is"
            name="milestone"
            value={milestone}
            onChange={setMilestone}
            error={errors["milestone"]}
            options={[
              { label: exception ? "It says nothing of that" : "Choose", value: "" },
              { label: "It says nothing about the journey", value: "nothing" },
              ...sayable.map((m) => ({ label: say.milestone(m), value: m })),
            ]}
          />
          <Select
            label="What is wrong"
            name="exception"
            value={exception}
            onChange={setException}
            options={[
              { label: "Nothing", value: "" },
              ...exceptionKinds.map((k) => ({ label: exceptionName(k), value: k })),
            ]}
          />
        </FormLayout.Group>
        <Button submit variant="primary" loading={fetcher.state !== "idle"}>
          Save and read again
        </Button>
      </FormLayout>
    </fetcher.Form>
  );
}
