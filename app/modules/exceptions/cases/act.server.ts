import { stableId } from "../../../domain/stable-id.server";
import { final, ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { readOrder, settleOrder, writeCorrespondence } from "../../orders/index.server";
import { report, withdraw } from "../../shipments/index.server";
import { changeTicket } from "../tickets/follow.server";
import { playOf } from "../playbooks/playbook.store.server";
import { type Case, type CaseState, lockCase, noteFirstAction, setCase } from "./cases.store.server";
import { closeCase } from "./close.server";
import { addEntry } from "./entries.store.server";
import { rank } from "./rank.server";

/** What a person does about a case. */
export type Deed =
  | { do: "assign"; owner: string | null }
  | { do: "state"; state: Exclude<CaseState, "resolved"> }
  | { do: "team"; team: string }
  | { do: "step"; step: string; done: boolean }
  | { do: "note"; words: string }
  | { do: "reply"; words: string }
  | { do: "resolve" }
  | { do: "reopen" }
  | { do: "treat_as_lost" };

/** Who does it: somebody of the team here, or an agent at the helpdesk under their name there. */
export interface Doer {
  name: string;
  at: "here" | "helpdesk";
}

/** Carries out one deed of a person, notes it, and tells the helpdesk where it was not done there. */
export async function act(unit: Unit, caseId: string, deed: Deed, by: Doer): Promise<Result<Case>> {
  const it = await lockCase(unit, caseId);
  if (!it) return final("case_unknown", caseId);
  if (it.state === "resolved" && deed.do !== "reopen" && deed.do !== "note") return final("case_over");
  const done = await carryOut(unit, it, deed, by);
  if (!done.ok) return done;
  await noteFirstAction(unit, caseId);
  return ok((await lockCase(unit, caseId)) ?? it);
}

async function carryOut(unit: Unit, it: Case, deed: Deed, by: Doer): Promise<Result<null>> {
  const who = by.name;
  const entry = (kind: Parameters<typeof addEntry>[2]["kind"], code?: string, words?: string) =>
    addEntry(unit, it.id, {
      kind,
      by: who,
      ...(code === undefined ? {} : { code }),
      ...(words === undefined ? {} : { words }),
    });
  switch (deed.do) {
    case "assign":
      await setCase(unit, it.id, { owner: deed.owner });
      return tell(unit, it, by, await entry("assigned", deed.owner ?? "nobody"));
    case "team":
      await setCase(unit, it.id, { team: deed.team });
      return tell(unit, it, by, await entry("assigned", deed.team));
    case "state":
      await setCase(unit, it.id, { state: deed.state });
      return tell(unit, it, by, await entry("status", deed.state));
    case "step":
      return tickStep(unit, it, deed, who);
    case "note":
      return tell(unit, it, by, await writeWords(unit, it, "note", deed.words, who));
    case "reply":
      return reply(unit, it, deed.words, by);
    case "resolve":
      return resolve(unit, it, by);
    case "reopen":
      await setCase(unit, it.id, { state: "open", resolved_at: null, resolution: null });
      await entry("reopened");
      await rank(unit, it.subject_id);
      return ok(null);
    case "treat_as_lost":
      if (!it.shipment_id) return final("no_parcel", "there is no parcel that could be lost");
      await entry("status", "treat_as_lost");
      await report(unit, it.shipment_id, "lost", unit.clock.now(), `case ${it.id}`);
      return ok(null);
  }
}

/** Notes on the ticket what was done here; what was done there stands there already. */
async function tell(unit: Unit, it: Case, by: Doer, entryId: string): Promise<Result<null>> {
  const { subject_id: subjectId, id: caseId } = it;
  if (by.at === "here")
    await changeTicket(unit, { subjectId, caseId, what: "acted", key: `entry:${entryId}`, entryId });
  return ok(null);
}

async function tickStep(
  unit: Unit,
  it: Case,
  { step, done }: { step: string; done: boolean },
  who: string,
): Promise<Result<null>> {
  const known = (await playOf(unit, it.kind)).steps.some((s) => s.id === step);
  if (!known) return final("step_unknown", step);
  const others = it.steps_done.filter((s) => s !== step);
  await setCase(unit, it.id, { steps_done: done ? [...others, step] : others });
  await addEntry(unit, it.id, { kind: "step", by: who, code: `${step}:${done ? "done" : "undone"}` });
  return ok(null);
}

/** Words go with the person whose order it is. */
async function writeWords(unit: Unit, it: Case, kind: "note" | "reply", words: string, by: string) {
  const personId = (await readOrder(unit, it.order_id))?.personId ?? null;
  return addEntry(unit, it.id, { kind, by, words, personId });
}

/** The team's own answer: sent by us, unless the helpdesk sent it already. */
async function reply(unit: Unit, it: Case, words: string, by: Doer): Promise<Result<null>> {
  const entryId = await writeWords(unit, it, "reply", words, by.name);
  await writeCorrespondence(unit, it.order_id, {
    id: stableId("wri", entryId),
    direction: "to_shopper",
    by: by.name,
    words,
    at: unit.clock.now(),
    sentElsewhere: by.at === "helpdesk",
  });
  return tell(unit, it, by, entryId);
}

/**
 * A person of the team says that the trouble is over: so does the parcel's record. An agent who solves a ticket has answered the
 * shopper; whether the parcel moves again is for its scans to say.
 */
async function resolve(unit: Unit, it: Case, by: Doer): Promise<Result<null>> {
  const at = unit.clock.now();
  const resolution = by.at === "helpdesk" ? "by_helpdesk" : "by_person";
  await closeCase(unit, it.id, { resolution, by: by.name, at });
  if (by.at === "helpdesk") return ok(null);
  if (it.shipment_id) await withdraw(unit, it.shipment_id, [it.kind], at);
  else await settleOrder(unit, it.order_id, at);
  return ok(null);
}
