import { all } from "../../../adapters/helpdesks/_all";
import type { AgentWord } from "../../../adapters/helpdesks/contract";
import { stableId } from "../../../domain/stable-id.server";
import { ok } from "../../../domain/result";
import { recorder } from "../../../spine/record.server";
import type { Intake } from "../../../spine/definitions";
import type { Unit } from "../../../spine/unit.server";
import { writeCorrespondence } from "../../orders/index.server";
import { act, type Deed, type Doer } from "../cases/act.server";
import { type Case, readCase } from "../cases/cases.store.server";
import { lockTicketOf, setTicket, type Ticket } from "./tickets.store.server";

const record = recorder("exceptions");

/** Takes over what an agent did at the helpdesk: who has it, what was said, how it stands. Older words change nothing. */
async function hear(unit: Unit, helpdesk: string, word: AgentWord & { at: Date }): Promise<boolean> {
  const ticket = await lockTicketOf(unit, helpdesk, word);
  const it = ticket && (await readCase(unit, ticket.case_id));
  if (!ticket || !it) return false;
  const by: Doer = { name: word.reply?.author ?? word.assignee ?? helpdesk, at: "helpdesk" };
  if (word.reply) await hearReply(unit, it, word, by);
  if (ticket.heard_at && word.at < ticket.heard_at) return word.reply !== null;
  await setTicket(unit, ticket.id, {
    heard_at: word.at,
    ...(word.assignee === null ? {} : { assignee: word.assignee }),
    ...(word.status === null ? {} : { state: word.status }),
    ...(word.status === "solved" ? { closed_at: word.at } : {}),
  });
  if (word.assignee !== null && word.assignee !== it.owner)
    await act(unit, it.id, { do: "assign", owner: word.assignee }, by);
  if (word.status !== null && word.status !== ticket.state) {
    for (const deed of deedsOf(word.status, it)) await act(unit, it.id, deed, by);
    await noteMove(unit, ticket, word);
  }
  return true;
}

/** What an agent's status means for the case. */
function deedsOf(status: NonNullable<AgentWord["status"]>, it: Case): Deed[] {
  if (status === "solved") return it.state === "resolved" ? [] : [{ do: "resolve" }];
  if (status === "open" && it.state === "resolved") return [{ do: "reopen" }];
  const state = status === "pending" ? "waiting" : "open";
  return it.state === state || it.state === "resolved" ? [] : [{ do: "state", state }];
}

/** Our own notes come back by the webhook as well: the helpdesk marks them as the system's. */
async function hearReply(unit: Unit, it: Case, word: AgentWord & { at: Date }, by: Doer): Promise<void> {
  if (!word.reply || word.reply.by === "system") return;
  const { text } = word.reply;
  if (word.reply.by === "shopper") {
    await writeCorrespondence(unit, it.order_id, {
      id: stableId("wri", it.id, word.eventId),
      direction: "from_shopper",
      by: "shopper",
      words: text,
      at: word.at,
      sentElsewhere: true,
    });
    return;
  }
  await act(unit, it.id, { do: word.reply.public ? "reply" : "note", words: text }, by);
}

const noteMove = (unit: Unit, ticket: Ticket, word: AgentWord & { at: Date }) =>
  record(unit, "exceptions.ticket_moved", {
    subject: { kind: "case", id: ticket.case_id },
    at: word.at,
    key: `${ticket.id}@${word.eventId}`,
    payload: {
      caseId: ticket.case_id,
      orderId: ticket.order_id,
      helpdesk: ticket.helpdesk,
      state: word.status ?? ticket.state,
    },
  });

/** One intake for each helpdesk. */
export const intakes: Intake[] = all.map((helpdesk) => ({
  name: `exceptions.hear-${helpdesk.id}`,
  source: `helpdesk.${helpdesk.id}`,
  topics: ["*"],
  async run(unit, message) {
    const read = helpdesk.read(message.raw);
    if (!read.ok) return read;
    let heard = 0;
    for (const word of read.value) {
      const at = word.at ?? message.receivedAt;
      if (await hear(unit, helpdesk.id, { ...word, at })) heard += 1;
    }
    // Of tickets that are not ours nothing is kept: their words are other people's.
    return ok(
      heard > 0 ? { done: `${heard} taken over`, forget: true } : { nothing: "not our ticket", forget: true },
    );
  },
}));
