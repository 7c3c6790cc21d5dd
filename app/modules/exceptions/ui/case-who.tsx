import { BlockStack, Button, InlineError, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { NamedChoice } from "../../../ui/named-choice";
import { Section } from "../../../ui/section";
import { When } from "../../../ui/when";
import { clockFacts } from "../cases/clock";
import type { CaseProps } from "./case-facts";
import { Due } from "./due";
import { useSigner } from "./signer";
import { useDeed } from "./use-deed";
import { priorityName, resolutionText } from "./words";

const HOUR = 3_600_000;

/** Who has it, until when, and where it goes when nobody finishes it. */
export function WhoAndWhen(props: CaseProps) {
  const { case: it, people, now, zone } = props;
  const [open, setOpen] = useState<"name" | "assign" | "team" | null>(null);
  const [me] = useSigner();
  const { send, busy, problem } = useDeed();
  const id = useId();
  const over = it.state === "resolved";
  const close = () => setOpen(null);
  const act = (deed: Record<string, string>, as?: string) => {
    close();
    send(deed, as);
  };
  return (
    <Section title="Who and until when">
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold" breakWord>
          {it.owner ?? "Nobody has it yet"}
        </Text>
        <Text as="p" tone="subdued">
          {it.team}, priority {priorityName(it.priority).toLowerCase()}
        </Text>
      </BlockStack>
      <Text as="p">
        <Due of={clockFacts(it)} now={now} zone={zone} />
        {over ? `: ${resolutionText(it.resolution)}.` : null}
      </Text>
      {over ? null : <Escalations {...props} />}
      {over ? null : (
        <InlineStack gap="200">
          <Button
            variant="primary"
            disabled={busy || (me !== "" && it.owner === me)}
            onClick={() => (me ? act({ do: "assign", owner: me }) : setOpen("name"))}
          >
            Take it
          </Button>
          <Button disabled={busy} onClick={() => setOpen("assign")}>
            Assign
          </Button>
          <Button disabled={busy} onClick={() => setOpen("team")}>
            Move
          </Button>
        </InlineStack>
      )}
      {problem ? <InlineError fieldID={id} message={problem} /> : null}
      <Introduce key={`name ${open}`} open={open === "name"} close={close} act={act} />
      <Give
        key={`give ${open}`}
        what={open === "team" ? "team" : "assign"}
        open={open === "assign" || open === "team"}
        known={open === "team" ? people.teams : people.owners}
        close={close}
        act={act}
      />
    </Section>
  );
}

function Escalations({ case: it, play, now, zone }: CaseProps) {
  const next = play.escalations[it.escalated];
  if (!next || it.hidden_by !== "") return null;
  const at = new Date(it.opened_at.getTime() + next.afterHours * HOUR).toISOString();
  return (
    <Text as="p" tone="subdued">
      If it is not over: to {next.team}, priority {priorityName(next.priority).toLowerCase()},{" "}
      <When at={at} now={now} zone={zone} />.
    </Text>
  );
}

interface DialogProps {
  open: boolean;
  close: () => void;
  act: (deed: Record<string, string>, as?: string) => void;
}

/** Shopify does not say who sits here: asked once, kept in this browser. */
function Introduce({ open, close, act }: DialogProps) {
  const [, setMe] = useSigner();
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const take = () => {
    const said = name.trim();
    if (!said) return setAsked(true);
    setMe(said);
    act({ do: "assign", owner: said }, said);
  };
  return (
    <Modal
      open={open}
      onClose={close}
      title="Who are you?"
      primaryAction={{ content: "Take it", onAction: take }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <TextField
          label="Your name or e-mail address"
          value={name}
          onChange={setName}
          autoComplete="off"
          maxLength={80}
          helpText="What you do on cases is signed with it from now on, in this browser. With your e-mail address your helpdesk can hand you the ticket as well."
          error={asked && !name.trim() ? "Say how your team calls you." : undefined}
        />
      </Modal.Section>
    </Modal>
  );
}

function Give({ open, close, act, what, known }: DialogProps & { what: "assign" | "team"; known: string[] }) {
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const team = what === "team";
  const give = () => {
    if (team && !name.trim()) return setAsked(true);
    act(team ? { do: "team", team: name } : { do: "assign", owner: name });
  };
  return (
    <Modal
      open={open}
      onClose={close}
      title={team ? "Move to another team" : "Assign"}
      primaryAction={{ content: team ? "Move" : "Assign", onAction: give }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <NamedChoice
          label={team ? "Team" : "Who takes it"}
          known={known}
          value={name}
          onChange={setName}
          none={team ? undefined : "Nobody"}
          otherLabel={team ? "Another team" : "Somebody else"}
          helpText={
            team
              ? "As the group is called at your helpdesk."
              : "Their e-mail address, if your helpdesk is to hand them the ticket."
          }
          error={asked && !name.trim() ? "Choose a team." : undefined}
        />
      </Modal.Section>
    </Modal>
  );
}
