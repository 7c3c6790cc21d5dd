import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import { isMarked } from "./asked.server";
import type { AgentWord, TicketStatus } from "./contract";
import { momentTold, mustBeTold, readTold, statusIn, told } from "./told.server";

const statuses: Record<string, TicketStatus> = {
  new: "open",
  open: "open",
  hold: "open",
  pending: "pending",
  solved: "solved",
  closed: "solved",
};

/** https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events */
const event = z.object({
  type: z.string().startsWith("zen:event-type:"),
  id: mustBeTold,
  time: momentTold,
  detail: z.object({ id: mustBeTold, external_id: told, status: told }),
  event: z
    .object({
      comment: z
        .object({
          body: told,
          is_public: z.boolean().nullish(),
          author: z.object({ name: told, is_staff: z.boolean().nullish() }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const meant = new Set(["comment_added", "status_changed", "agent_assignment_changed"]);

/** Events name the assigned agent by number alone, so `assignee` is never said. */
export function readZendesk(raw: Buffer): Result<AgentWord[]> {
  const read = readTold(raw, event);
  if (!read.ok) return read;
  const { type, id, time, detail, event: what } = read.value;
  if (!meant.has(type.replace("zen:event-type:ticket.", ""))) return ok([]);
  const comment = what?.comment;
  return ok([
    {
      ticketId: detail.id,
      reference: detail.external_id,
      eventId: id,
      at: time,
      status: statusIn(statuses, detail.status),
      assignee: null,
      reply: comment?.body
        ? {
            text: comment.body,
            author: comment.author?.name ?? null,
            by: isMarked(comment.body) ? "system" : comment.author?.is_staff ? "agent" : "shopper",
            public: comment.is_public === true,
          }
        : null,
    },
  ]);
}
