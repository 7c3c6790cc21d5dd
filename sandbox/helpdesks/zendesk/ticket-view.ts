import type { Audit, Comment, Ticket } from "../help-desk";

export const API = "https://demo-store.zendesk.com/api/v2";
const VIA = { channel: "api", source: { from: {}, to: {}, rel: null } };

export const ticketView = (ticket: Ticket, followUps: number[] = []): object => ({
  url: `${API}/tickets/${ticket.id}.json`,
  id: ticket.id,
  external_id: ticket.externalId,
  via: VIA,
  created_at: ticket.createdAt,
  updated_at: ticket.updatedAt,
  type: null,
  subject: ticket.subject,
  raw_subject: ticket.subject,
  description: ticket.comments[0]?.body ?? "",
  priority: ticket.priority,
  status: ticket.status,
  recipient: null,
  requester_id: ticket.requester.id,
  submitter_id: ticket.requester.id,
  assignee_id: ticket.assigneeId,
  organization_id: null,
  group_id: ticket.groupId,
  collaborator_ids: [],
  follower_ids: [],
  email_cc_ids: [],
  followup_ids: ticket.status === "closed" ? followUps : [],
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
});

export const commentView = (comment: Comment): object => ({
  id: comment.id,
  type: "Comment",
  author_id: comment.author.id,
  body: comment.body,
  html_body: `<div class="zd-comment">${comment.htmlBody}</div>`,
  plain_body: comment.body,
  public: comment.public,
  attachments: [],
  created_at: comment.createdAt,
  via: VIA,
});

/** The record of one change. */
export function auditView(ticket: Ticket, audit: Audit): object {
  const comment = ticket.comments.find((each) => each.id === audit.commentId);
  return {
    id: audit.id,
    ticket_id: ticket.id,
    created_at: audit.createdAt,
    author_id: comment?.author.id ?? ticket.requester.id,
    metadata: { system: { client: "", ip_address: "127.0.0.1" }, custom: audit.custom },
    events: comment ? [{ ...commentView(comment), audit_id: audit.id }] : [],
    via: VIA,
  };
}
