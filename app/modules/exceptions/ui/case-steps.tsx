import { BlockStack, Checkbox, InlineError, Link, Text } from "@shopify/polaris";
import { useId } from "react";
import { Section } from "../../../ui/section";
import { When } from "../../../ui/when";
import type { CaseProps } from "./case-facts";
import { useDeed } from "./use-deed";

const HOUR = 3_600_000;

/** What the playbook says is to be done, to be ticked off. */
export function Steps(props: CaseProps) {
  const { play, case: it } = props;
  return (
    <Section title="What to do">
      {play.steps.length === 0 ? (
        <Text as="p" tone="subdued">
          The playbook names no steps for this. <Link url={`/app/cases/playbook/${it.kind}`}>Add some</Link>.
        </Text>
      ) : it.state === "resolved" ? (
        <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
          {play.steps.map((step) => (
            <li key={step.id}>
              {it.steps_done.includes(step.id) ? "Done: " : "Left: "}
              {step.text}
            </li>
          ))}
        </ul>
      ) : (
        <BlockStack gap="200">
          {play.steps.map((step) => (
            <Step key={step.id} step={step} {...props} />
          ))}
        </BlockStack>
      )}
    </Section>
  );
}

function Step({ step, case: it, now, zone }: CaseProps & { step: CaseProps["play"]["steps"][number] }) {
  const { send, sent, busy, problem } = useDeed();
  const id = useId();
  const done = sent ? sent.get("done") === "yes" : it.steps_done.includes(step.id);
  const by = new Date(it.opened_at.getTime() + step.byHours * HOUR);
  const late = !done && by < new Date(now);
  const due = <When at={by.toISOString()} now={now} zone={zone} />;
  return (
    <>
      <Checkbox
        label={step.text}
        checked={done}
        disabled={busy}
        onChange={(on) => send({ do: "step", step: step.id, done: on ? "yes" : "no" })}
        helpText={
          done ? undefined : late ? (
            <Text as="span" tone="critical">
              Overdue: {due}
            </Text>
          ) : (
            <>Due {due}</>
          )
        }
      />
      {problem ? <InlineError fieldID={id} message={problem} /> : null}
    </>
  );
}
