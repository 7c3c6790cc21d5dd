import type { Comment, Ticket } from "./help-desk";

export const API = "https://demo.zendesk.com/api/v2";

export function ticketView(ticket: Ticket): object {
  return {
    url: `${API}/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: ticket.externalId,
    via: { channel: "api", source: { from: {}, to: {}, rel: null } },
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: ticket.comments[0]?.body ?? "",
    priority: ticket.priority,
    status: ticket.status,
    recipient: null,
    requester_id: ticket.requesterId,
    submitter_id: ticket.requesterId,
    assignee_id: null,
    organization_id: null,
    group_id: ticket.groupId,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    has_incidents: false,
    is_public: ticket.comments.some((comment) => comment.public),
    due_at: null,
    tags: ticket.tags,
    custom_fields: ticket.customFields,
    fields: ticket.customFields,
    satisfaction_rating: null,
    brand_id: 360_000_000_100,
    allow_channelback: false,
    allow_attachments: true,
  };
}

export function commentView(comment: Comment): object {
  return {
    id: comment.id,
    type: "Comment",
    author_id: comment.authorId,
    body: comment.body,
    html_body: comment.htmlBody ?? `<div class="zd-comment">${comment.body}</div>`,
    plain_body: comment.body,
    public: comment.public,
    attachments: [],
    created_at: comment.createdAt,
    via: { channel: "api", source: { from: {}, to: {}, rel: null } },
  };
}

/** The record of one change, which Zendesk sends beside the ticket. */
export function auditView(ticket: Ticket, comment: Comment | null): object {
  const events = comment ? [{ ...commentView(comment), audit_id: comment.id + 1 }] : [];
  return {
    id: ticket.id * 1000 + ticket.comments.length,
    ticket_id: ticket.id,
    created_at: ticket.updatedAt,
    events,
  };
}
