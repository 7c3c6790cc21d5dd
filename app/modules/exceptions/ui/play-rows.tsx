import {
  BlockStack,
  Box,
  Button,
  FormLayout,
  InlineError,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon } from "@shopify/polaris-icons";
import { type ReactNode, useId } from "react";
import { Section } from "../../../ui/section";
import { moved, type PlayDraft } from "../playbooks/play-draft";
import { type PlayFieldsProps, priorityOptions } from "./play-fields";

/** The row at `n` with something changed. */
const changed = <T,>(rows: readonly T[], n: number, part: Partial<T>): T[] =>
  rows.map((row, at) => (at === n ? { ...row, ...part } : row));

interface RowProps {
  /** "Step 2" */
  name: string;
  first: boolean;
  last: boolean;
  move: (by: 1 | -1) => void;
  remove: () => void;
  children: ReactNode;
}

function Row({ name, first, last, move, remove, children }: RowProps) {
  return (
    <Box as="li" padding="300" borderWidth="025" borderColor="border-secondary" borderRadius="200">
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <InlineStack gap="100">
            <Button
              icon={ArrowUpIcon}
              variant="tertiary"
              disabled={first}
              onClick={() => move(-1)}
              accessibilityLabel={`Move ${name} up`}
            />
            <Button
              icon={ArrowDownIcon}
              variant="tertiary"
              disabled={last}
              onClick={() => move(1)}
              accessibilityLabel={`Move ${name} down`}
            />
            <Button
              icon={DeleteIcon}
              variant="tertiary"
              tone="critical"
              onClick={remove}
              accessibilityLabel={`Remove ${name}`}
            />
          </InlineStack>
        </InlineStack>
        {children}
      </BlockStack>
    </Box>
  );
}

const list = { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "0.75rem" } as const;

/** What an agent ticks off, in order. */
export function StepRows({ draft: { steps }, change, errors }: PlayFieldsProps) {
  const id = useId();
  const set = (rows: PlayDraft["steps"]) => change({ steps: rows });
  return (
    <Section title="Steps">
      {errors.steps ? <InlineError fieldID={id} message={errors.steps} /> : null}
      <ol id={id} aria-label="Steps" style={list}>
        {steps.map((step, n) => (
          <Row
            key={step.id || `new ${n}`}
            name={`Step ${n + 1}`}
            first={n === 0}
            last={n === steps.length - 1}
            move={(by) => set(moved(steps, n, n + by))}
            remove={() => set(steps.filter((_, at) => at !== n))}
          >
            <InlineGrid columns={{ xs: 1, sm: ["twoThirds", "oneThird"] }} gap="200">
              <TextField
                label={`What is done in step ${n + 1}`}
                labelHidden
                value={step.text}
                onChange={(text) => set(changed(steps, n, { text }))}
                autoComplete="off"
                maxLength={200}
                error={errors[`steps.${n}.text`]}
              />
              <TextField
                label={`Hours for step ${n + 1}`}
                labelHidden
                type="number"
                prefix="within"
                suffix="hours"
                value={step.byHours}
                onChange={(byHours) => set(changed(steps, n, { byHours }))}
                autoComplete="off"
                error={errors[`steps.${n}.byHours`]}
              />
            </InlineGrid>
          </Row>
        ))}
      </ol>
      <div>
        <Button
          onClick={() => set([...steps, { id: "", text: "", byHours: "24" }])}
          disabled={steps.length >= 12}
        >
          Add a step
        </Button>
      </div>
    </Section>
  );
}

/** Where it goes when nobody has finished it. */
export function EscalationRows({ draft: { escalations, team }, change, errors }: PlayFieldsProps) {
  const id = useId();
  const set = (rows: PlayDraft["escalations"]) => change({ escalations: rows });
  return (
    <Section title="When it is still open">
      {errors.escalations ? <InlineError fieldID={id} message={errors.escalations} /> : null}
      {escalations.length === 0 ? (
        <Text as="p" tone="subdued">
          It stays where it is.
        </Text>
      ) : null}
      <ol id={id} aria-label="Escalations" style={list}>
        {escalations.map((row, n) => (
          <Row
            key={n}
            name={`Escalation ${n + 1}`}
            first={n === 0}
            last={n === escalations.length - 1}
            move={(by) => set(moved(escalations, n, n + by))}
            remove={() => set(escalations.filter((_, at) => at !== n))}
          >
            <FormLayout>
              <FormLayout.Group condensed>
                <TextField
                  label="After"
                  type="number"
                  suffix="hours"
                  value={row.afterHours}
                  onChange={(afterHours) => set(changed(escalations, n, { afterHours }))}
                  autoComplete="off"
                  error={errors[`escalations.${n}.afterHours`]}
                />
                <TextField
                  label="To the team"
                  value={row.team}
                  onChange={(to) => set(changed(escalations, n, { team: to }))}
                  autoComplete="off"
                  error={errors[`escalations.${n}.team`]}
                />
                <Select
                  label="With priority"
                  value={row.priority}
                  onChange={(priority) =>
                    set(changed(escalations, n, { priority: priority as typeof row.priority }))
                  }
                  options={priorityOptions}
                />
              </FormLayout.Group>
            </FormLayout>
          </Row>
        ))}
      </ol>
      <div>
        <Button
          onClick={() => set([...escalations, { afterHours: "24", team, priority: "high" }])}
          disabled={escalations.length >= 5}
        >
          Add an escalation
        </Button>
      </div>
    </Section>
  );
}
