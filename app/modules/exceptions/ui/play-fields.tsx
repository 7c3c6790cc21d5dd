import { Checkbox, FormLayout, Select, TextField } from "@shopify/polaris";
import { words } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import { placeholders } from "../playbooks/fill-answer";
import { nextCodes, priorities } from "../playbooks/play";
import type { PlayDraft } from "../playbooks/play-draft";
import { priorityNames } from "./words";

/** What each part of the form gets: all of the draft, and the errors by path. */
export interface PlayFieldsProps {
  draft: PlayDraft;
  change: (part: Partial<PlayDraft>) => void;
  errors: Record<string, string>;
}

export const priorityOptions = priorities.map((value) => ({ value, label: priorityNames[value] }));

/** What the shopper reads for it. */
function nextText(code: (typeof nextCodes)[number]): string {
  if (code === "remedy") return "Whatever the store's protection offers for the loss";
  return words("en").next(code, { options: "replacement,refund", amount: "the amount" });
}

/** Who takes it, how fast, and whether the helpdesk hears of it. */
export function WhoFields({ draft, change, errors }: PlayFieldsProps) {
  return (
    <Section title="Who and how fast">
      <FormLayout>
        <FormLayout.Group>
          <TextField
            label="Team"
            value={draft.team}
            onChange={(team) => change({ team })}
            autoComplete="off"
            helpText="As the group is called at your helpdesk."
            error={errors.team}
          />
          <TextField
            label="Somebody in person"
            type="email"
            value={draft.assignee}
            onChange={(assignee) => change({ assignee })}
            autoComplete="off"
            helpText="Their e-mail address. Empty: whoever is free."
            error={errors.assignee}
          />
        </FormLayout.Group>
        <FormLayout.Group condensed>
          <Select
            label="Priority"
            value={draft.priority}
            onChange={(priority) => change({ priority: priority as PlayDraft["priority"] })}
            options={priorityOptions}
          />
          <TextField
            label="Act within"
            type="number"
            suffix="hours"
            value={draft.respondHours}
            onChange={(respondHours) => change({ respondHours })}
            autoComplete="off"
            error={errors.respondHours}
          />
          <TextField
            label="Over within"
            type="number"
            suffix="hours"
            value={draft.resolveHours}
            onChange={(resolveHours) => change({ resolveHours })}
            autoComplete="off"
            error={errors.resolveHours}
          />
        </FormLayout.Group>
        <Checkbox
          label="Open a ticket at the helpdesk"
          checked={draft.ticket}
          onChange={(ticket) => change({ ticket })}
          helpText="Without, it stands in the queue here. A shopper who writes gets a ticket in any case."
        />
      </FormLayout>
    </Section>
  );
}

/** What is said: to the shopper at once, and by whoever answers them. */
export function AnswerFields({ draft, change, errors }: PlayFieldsProps) {
  return (
    <Section title="What is said">
      <FormLayout>
        <Select
          label="What happens next"
          value={draft.next}
          onChange={(next) => change({ next: next as PlayDraft["next"] })}
          options={nextCodes.map((value) => ({ value, label: nextText(value) }))}
          helpText="The shopper reads it on the page and in messages, in their language."
          error={errors.next}
        />
        <TextField
          label="Suggested answer"
          value={draft.answer}
          onChange={(answer) => change({ answer })}
          multiline={8}
          maxLength={2_000}
          autoComplete="off"
          helpText={`Agents are offered it, and send it only when they choose to. Filled in: ${placeholders
            .map((name) => `{${name}}`)
            .join(" ")}`}
          error={errors.answer}
        />
      </FormLayout>
    </Section>
  );
}
