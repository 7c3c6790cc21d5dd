import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import { isMarked } from "./asked.server";
import type { AgentWord, TicketStatus } from "./contract";
import { digestOf, momentTold, mustBeTold, readTold, statusIn, told, yes } from "./told.server";

const statuses: Record<string, TicketStatus> = { open: "open", closed: "solved" };

/** Our own template, as `webhookSteps` gives it. Without a message its fields are there and empty. */
const template = z.object({
  ticket: mustBeTold,
  reference: told,
  status: told,
  at: momentTold,
  assignee: told,
  message: told,
  text: told,
  author: told,
  public: told,
  from_agent: told,
});

export function readGorgias(raw: Buffer): Result<AgentWord[]> {
  const read = readTold(raw, template);
  if (!read.ok) return read;
  const { ticket, reference, status, at, assignee, message, text, author, ...said } = read.value;
  return ok([
    {
      ticketId: ticket,
      reference,
      // A change of the ticket alone has no name at Gorgias; what it said, with its time, is the same when it is told twice.
      eventId: message ? `message:${message}` : digestOf(raw),
      at,
      status: statusIn(statuses, status),
      assignee,
      reply:
        message && text
          ? {
              text,
              author,
              by: isMarked(text) ? "system" : yes(said.from_agent) ? "agent" : "shopper",
              public: yes(said.public),
            }
          : null,
    },
  ]);
}
