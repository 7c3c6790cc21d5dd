import { agentOf, GROUPS, type Comment, type Person, type Ticket } from "../help-desk";

/** Gorgias writes its times with microseconds and an offset. */
const time = (at: string): string => at.replace("Z", ".000000+00:00");

const person = ({ id, email, name }: Person) => ({ id, email, name, meta: null });

/** https://developers.gorgias.com/reference/the-ticketmessage-object */
export const messageView = (ticket: Ticket, comment: Comment): object => ({
  id: comment.id,
  uri: `/api/tickets/${ticket.id}/messages/${comment.id}`,
  message_id: null,
  ticket_id: ticket.id,
  external_id: comment.externalId,
  public: comment.public,
  channel: comment.public ? "email" : "internal-note",
  via: "api",
  sender: person(comment.author),
  receiver: null,
  subject: ticket.subject,
  body_text: comment.body,
  body_html: comment.htmlBody,
  from_agent: comment.by !== "shopper",
  attachments: [],
  created_datetime: time(comment.createdAt),
  sent_datetime: time(comment.createdAt),
});

/** https://developers.gorgias.com/reference/tickets */
export const ticketView = (ticket: Ticket): object => {
  const agent = agentOf(ticket.assigneeId);
  const team = GROUPS.find((each) => each.id === ticket.groupId);
  return {
    id: ticket.id,
    uri: `/api/tickets/${ticket.id}/`,
    external_id: ticket.externalId,
    status: ticket.status,
    priority: ticket.priority ?? "normal",
    channel: "api",
    via: "api",
    from_agent: true,
    spam: false,
    subject: ticket.subject,
    customer: person(ticket.requester),
    assignee_user: agent ? person(agent) : null,
    assignee_team: team ? { id: team.id, name: team.name } : null,
    tags: ticket.tags.map((name, at) => ({ id: at + 1, name, uri: `/api/tags/${at + 1}/` })),
    messages_count: ticket.comments.length,
    created_datetime: time(ticket.createdAt),
    updated_datetime: time(ticket.updatedAt),
    closed_datetime: ticket.status === "closed" ? time(ticket.updatedAt) : null,
    trashed_datetime: ticket.gone ? time(ticket.updatedAt) : null,
  };
};
