import { useFetcher } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { type BulkAnswer, BulkBar, BulkOutcome } from "../../../ui/bulk-bar";
import { NamedChoice } from "../../../ui/named-choice";
import { plural } from "../../../ui/spine/words";
import { MOST_CHOSEN } from "../cases/deed-form";
import { useSigner } from "./signer";

type Open = "assign" | "team" | "resolve" | null;

interface BulkProps {
  chosen: string[];
  clear: () => void;
  people: { teams: string[]; owners: string[] };
}

const many = (n: number): string => plural(n, "case");

/** What can be done with the chosen rows; each is done by itself, and what came of it is told. */
export function QueueBulk({ chosen, clear, people }: BulkProps) {
  const [open, setOpen] = useState<Open>(null);
  const [seen, setSeen] = useState<BulkAnswer | undefined>();
  const [me] = useSigner();
  const fetcher = useFetcher<BulkAnswer>();
  const { data } = fetcher;
  const act = (deed: Record<string, string>) => {
    setOpen(null);
    const fields = { ...deed, ids: chosen.join(","), me };
    void fetcher.submit(fields, { method: "post", action: "/app/cases?index" });
  };
  const off = fetcher.state !== "idle" || chosen.length > MOST_CHOSEN;
  const modal = { chosen, act, close: () => setOpen(null) };
  return (
    <>
      {data && data !== seen ? <BulkOutcome answer={data} dismiss={() => setSeen(data)} /> : null}
      {chosen.length > 0 ? (
        <BulkBar label="With the chosen cases" counted={many(chosen.length)} clear={clear}>
          <Button onClick={() => setOpen("assign")} disabled={off}>
            Assign
          </Button>
          <Button onClick={() => setOpen("team")} disabled={off}>
            Move to a team
          </Button>
          <Button onClick={() => act({ do: "state", state: "waiting" })} disabled={off}>
            Mark as waiting
          </Button>
          <Button onClick={() => setOpen("resolve")} disabled={off} loading={fetcher.state !== "idle"}>
            Resolve
          </Button>
        </BulkBar>
      ) : null}
      <Assign key={`assign ${open}`} open={open === "assign"} known={people.owners} {...modal} />
      <Move key={`team ${open}`} open={open === "team"} known={people.teams} {...modal} />
      <Resolve open={open === "resolve"} {...modal} />
    </>
  );
}

interface ActProps {
  open: boolean;
  chosen: string[];
  close: () => void;
  act: (deed: Record<string, string>) => void;
}

function Assign({ open, chosen, close, act, known }: ActProps & { known: string[] }) {
  const [owner, setOwner] = useState("");
  return (
    <Modal
      open={open}
      onClose={close}
      title={`Assign ${many(chosen.length)}`}
      primaryAction={{ content: "Assign", onAction: () => act({ do: "assign", owner }) }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <NamedChoice
          label="Who takes them"
          known={known}
          value={owner}
          onChange={setOwner}
          none="Nobody"
          otherLabel="Somebody else"
          helpText="Their e-mail address, if your helpdesk is to hand them the ticket."
        />
      </Modal.Section>
    </Modal>
  );
}

function Move({ open, chosen, close, act, known }: ActProps & { known: string[] }) {
  const [team, setTeam] = useState("");
  const [asked, setAsked] = useState(false);
  return (
    <Modal
      open={open}
      onClose={close}
      title={`Move ${many(chosen.length)} to a team`}
      primaryAction={{
        content: "Move",
        onAction: () => (team.trim() ? act({ do: "team", team }) : setAsked(true)),
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <NamedChoice
          label="Team"
          known={known}
          value={team}
          onChange={setTeam}
          otherLabel="Another team"
          helpText="As the group is called at your helpdesk."
          error={asked && !team.trim() ? "Choose a team." : undefined}
        />
      </Modal.Section>
    </Modal>
  );
}

function Resolve({ open, chosen, close, act }: ActProps) {
  return (
    <Modal
      open={open}
      onClose={close}
      title={`Resolve ${many(chosen.length)}`}
      primaryAction={{ content: "Resolve", onAction: () => act({ do: "resolve" }) }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <Text as="p">
          {many(chosen.length)} will be over: the trouble is taken back from the parcel or order, tickets are
          closed, and what was hidden behind comes forward. Shoppers see the parcel as its scans have it.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
