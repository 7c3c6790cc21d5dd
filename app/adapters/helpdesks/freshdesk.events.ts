import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import { isMarked } from "./asked.server";
import type { AgentWord, TicketStatus } from "./contract";
import { textOf } from "./plain";
import { digestOf, mustBeTold, readTold, statusIn, told } from "./told.server";

const statuses: Record<string, TicketStatus> = {
  "2": "open",
  "3": "pending",
  "4": "solved",
  "5": "solved",
  open: "open",
  pending: "pending",
  resolved: "solved",
  closed: "solved",
};

/** Our own template, as `webhookSteps` gives it. */
const template = z.object({
  event: z.enum(["ticket", "reply", "note"]),
  ticket: mustBeTold,
  status: told,
  assignee: told,
  changed: told,
  text: told,
  at: told,
});

/** Freshdesk publishes no placeholder for a time: often none comes. */
const momentOf = (text: string | null): Date | null => {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
};

export function readFreshdesk(raw: Buffer): Result<AgentWord[]> {
  const read = readTold(raw, template);
  if (!read.ok) return read;
  const { event, ticket, status, assignee, changed, text, at } = read.value;
  // `{status:{from:2,to:4}}` says it in numbers, whatever the store calls its statuses.
  const into = /\bstatus:\s*\{[^}]*\bto:\s*(\d+)/.exec(changed ?? "")?.[1] ?? null;
  const plain = event === "ticket" ? "" : textOf(text ?? "");
  return ok([
    {
      ticketId: ticket,
      // A tag carries a digest of it, which leads nowhere back.
      reference: null,
      eventId: digestOf(raw),
      at: momentOf(at),
      status: statusIn(statuses, into ?? status),
      assignee,
      reply: plain
        ? {
            text: plain,
            author: assignee,
            by: isMarked(plain) ? "system" : "agent",
            public: event === "reply",
          }
        : null,
    },
  ]);
}
