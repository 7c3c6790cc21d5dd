import { createHmac, randomUUID } from "node:crypto";
import type { Courier } from "../delivery/courier";
import { announcement, type Manner } from "../delivery/delivery";
import { agentOf, type Deed, type DeskName, type HelpDesk, type Ticket } from "./help-desk";

const SECOND = 1000;

interface Message {
  topic: string;
  body: object;
}
type Teller = (ticket: Ticket, deed: Deed, at: string) => Message[];

/** One event for each thing that changed, numbered and dated. */
const zendesk: Teller = (ticket, { actor, comment, statusWas, assigneeWas }, at) => {
  const event = (type: string, what: object): Message => {
    const body = {
      type: `zen:event-type:ticket.${type}`,
      account_id: 22_129_848,
      id: randomUUID(),
      time: at,
      zendesk_event_version: "2022-11-06",
      subject: `zen:ticket:${ticket.id}`,
      detail: {
        actor_id: String(actor.id),
        assignee_id: ticket.assigneeId === null ? "" : String(ticket.assigneeId),
        created_at: ticket.createdAt,
        external_id: ticket.externalId ?? "",
        group_id: ticket.groupId === null ? "" : String(ticket.groupId),
        id: String(ticket.id),
        is_public: ticket.comments.some((each) => each.public),
        priority: ticket.priority?.toUpperCase() ?? null,
        requester_id: String(ticket.requester.id),
        status: ticket.status.toUpperCase(),
        subject: ticket.subject,
        tags: ticket.tags,
        updated_at: ticket.updatedAt,
        via: { channel: "web_service" },
      },
      event: { meta: { sequence: { id: randomUUID(), position: 1, total: 1 } }, ...what },
    };
    return { topic: `ticket.${type}`, body };
  };
  const written = comment && {
    comment: {
      author: {
        id: String(comment.author.id),
        is_staff: comment.by !== "shopper",
        name: comment.author.name,
      },
      body: comment.body,
      id: String(comment.id),
      is_public: comment.public,
    },
  };
  return [
    ...(written ? [event("comment_added", written)] : []),
    ...(statusWas === ticket.status
      ? []
      : [
          event("status_changed", {
            current: ticket.status.toUpperCase(),
            previous: statusWas.toUpperCase(),
          }),
        ]),
    ...(assigneeWas === ticket.assigneeId
      ? []
      : [
          event("agent_assignment_changed", {
            current: ticket.assigneeId === null ? null : String(ticket.assigneeId),
            previous: assigneeWas === null ? null : String(assigneeWas),
          }),
        ]),
  ];
};

/** The template of the store's HTTP integration, filled in as its Python does: `True`, `None`, empty where there is no message. */
const gorgias: Teller = (ticket, { comment }, at) => {
  const word = (flag: boolean) => (flag ? "True" : "False");
  const fill = (message: Deed["comment"]) => ({
    ticket: String(ticket.id),
    reference: ticket.externalId ?? "",
    status: ticket.status,
    at: at.replace("Z", "+00:00"),
    assignee: agentOf(ticket.assigneeId)?.email ?? "None",
    message: message ? String(message.id) : "",
    text: message?.body ?? "",
    author: message?.author.name ?? "",
    public: message ? word(message.public) : "",
    from_agent: message ? word(message.by !== "shopper") : "",
  });
  return [
    { topic: "ticket-updated", body: fill(null) },
    ...(comment ? [{ topic: "ticket-message-created", body: fill(comment) }] : []),
  ];
};

const FRESHDESK_STATUS: Record<string, string> = {
  "2": "Open",
  "3": "Pending",
  "4": "Resolved",
  "5": "Closed",
};

/** The contents of the store's automation rules. Comments are HTML here. */
const freshdesk: Teller = (ticket, { comment, statusWas, assigneeWas }, at) => {
  const fill = (event: string, rest: object) => ({
    topic: event,
    body: {
      event,
      ticket: String(ticket.id),
      status: FRESHDESK_STATUS[ticket.status] ?? ticket.status,
      assignee: agentOf(ticket.assigneeId)?.email ?? "",
      at,
      ...rest,
    },
  });
  const changes = [
    ...(statusWas === ticket.status ? [] : [`{status:{from:${statusWas},to:${ticket.status}}}`]),
    ...(assigneeWas === ticket.assigneeId
      ? []
      : [`{responder_id:{from:${assigneeWas ?? "*"},to:${ticket.assigneeId ?? "*"}}}`]),
  ];
  const written = comment && comment.by !== "shopper" ? comment : null;
  return [
    ...changes.map((changed) => fill("ticket", { changed })),
    ...(written
      ? [fill(written.public ? "reply" : "note", { changed: "", text: `<div>${written.htmlBody}</div>` })]
      : []),
  ];
};

const TELLERS: Record<DeskName, Teller> = { zendesk, gorgias, freshdesk };

/** What was done leaves as the helpdesk's webhook, when somebody registered one. */
export function tellThrough(courier: Courier, desk: HelpDesk): void {
  desk.onDeed = (ticket, deed) => {
    const { hook, name } = desk;
    if (!hook) return;
    const at = desk.clock.now();
    for (const { topic, body } of TELLERS[name](ticket, deed, at.toISOString()))
      courier.send(
        announcement({ kind: name, shop: name, topic, url: hook.url, body: JSON.stringify(body) }, at),
      );
  };
}

const headers = { "Content-Type": "application/json" };
const waits = [10 * SECOND, 60 * SECOND, 300 * SECOND];

/** Zendesk signs the time and the body; the others send what the store's owner entered. */
export const deskManner = (desk: HelpDesk): Manner => ({
  timeoutMs: 12 * SECOND,
  waits,
  headers({ body, triggeredAt, webhookId }) {
    const secret = desk.hook?.secret ?? "";
    if (desk.name !== "zendesk") return { ...headers, "X-Doorstep-Secret": secret };
    const at = triggeredAt.replace(/\.\d{3}Z$/, "Z");
    return {
      ...headers,
      "User-Agent": "Zendesk Webhook",
      "X-Zendesk-Account-Id": "22129848",
      "X-Zendesk-Webhook-Id": "01SANDBOXWEBHOOK0000000000",
      "X-Zendesk-Webhook-Invocation-Id": webhookId,
      "X-Zendesk-Webhook-Signature-Timestamp": at,
      "X-Zendesk-Webhook-Signature": createHmac("sha256", secret).update(at).update(body).digest("base64"),
    };
  },
});
