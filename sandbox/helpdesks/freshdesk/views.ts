import type { Comment, Ticket } from "../help-desk";

/** https://developers.freshdesk.com/api/#view_a_ticket; `description` comes with one ticket alone. */
export const ticketView = (ticket: Ticket, whole: boolean): object => ({
  cc_emails: [],
  fwd_emails: [],
  reply_cc_emails: [],
  email_config_id: null,
  fr_escalated: false,
  group_id: ticket.groupId,
  priority: Number(ticket.priority ?? 1),
  requester_id: ticket.requester.id,
  responder_id: ticket.assigneeId,
  source: 2,
  spam: false,
  status: Number(ticket.status),
  subject: ticket.subject,
  company_id: null,
  id: ticket.id,
  type: null,
  to_emails: null,
  product_id: null,
  created_at: ticket.createdAt,
  updated_at: ticket.updatedAt,
  is_escalated: false,
  custom_fields: {},
  tags: ticket.tags,
  ...(ticket.gone ? { deleted: true } : {}),
  ...(whole
    ? {
        description: `<div>${ticket.comments[0]?.htmlBody ?? ""}</div>`,
        description_text: ticket.comments[0]?.body ?? "",
        attachments: [],
      }
    : {}),
});

/** https://developers.freshdesk.com/api/#list_all_ticket_notes. The description is no conversation. */
export const conversationView = (ticket: Ticket, comment: Comment): object => ({
  body: `<div>${comment.htmlBody}</div>`,
  body_text: comment.body,
  id: comment.id,
  incoming: comment.by === "shopper",
  private: !comment.public,
  user_id: comment.author.id,
  support_email: null,
  source: comment.public ? 0 : 2,
  ticket_id: ticket.id,
  created_at: comment.createdAt,
  updated_at: comment.createdAt,
  attachments: [],
});
