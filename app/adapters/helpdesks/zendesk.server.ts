import { createHmac } from "node:crypto";
import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import { sameBytes } from "../../platform/crypto/seal.server";
import type { Egress } from "../../platform/http/egress.server";
import {
  ask,
  gone,
  marked,
  oneLine,
  requesterOf,
  sameName,
  statusAfter,
  tagsAfter,
  type Desk,
  type Priorities,
} from "./asked.server";
import { defineHelpdesk, type TicketChange } from "./contract";
import { asHtml } from "./plain";
import { digestOf, webhookSecret } from "./told.server";
import { readZendesk } from "./zendesk.events";

const settings = z.object({
  subdomain: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "only the part before .zendesk.com"),
  email: z.string().min(3),
  apiToken: z.string().min(1),
  webhookSecret,
});
type Settings = z.output<typeof settings>;

const id = z.number().int();
const ticket = z.object({
  id,
  status: z.string().nullish(),
  subject: z.string().nullish(),
  external_id: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  updated_at: z.string().nullish(),
  followup_ids: z.array(id).nullish(),
});
type Ticket = z.output<typeof ticket>;
const one = z.object({ ticket });
const many = z.object({ tickets: z.array(ticket) });
const groups = z.object({ groups: z.array(z.object({ id, name: z.string() })) });
const users = z.object({
  users: z.array(z.object({ id, email: z.string().nullish(), role: z.string().nullish() })),
});
const memberships = z.object({ group_memberships: z.array(z.object({ group_id: id })) });
const audits = z.object({
  audits: z.array(
    z.object({ metadata: z.object({ custom: z.record(z.string(), z.unknown()).nullish() }).nullish() }),
  ),
  meta: z.object({ has_more: z.boolean().nullish(), after_cursor: z.string().nullish() }).nullish(),
});

const priorities: Priorities<string> = { low: "low", normal: "normal", high: "high", urgent: "urgent" };

const deskOf = (set: Settings): Desk => ({
  name: "Zendesk",
  base: `https://${set.subdomain}.zendesk.com/api/v2`,
  user: `${set.email}/token`,
  password: set.apiToken,
  gone: [404],
  // Somebody changed the ticket between our look and our change.
  busy: [409],
});

/** Zendesk: tickets by REST, what agents do by event webhooks, which have names and times of their own and no language. */
export default defineHelpdesk<Settings>({
  id: "zendesk",
  title: "Zendesk",
  documentation: {
    url: "https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/",
    reviewed: "2026-11-21",
  },
  settings,
  quota: { calls: 200, perSeconds: 60 },
  async open(egress, set, word) {
    const desk = deskOf(set);
    const known = await ask(egress, desk, many, {
      method: "GET",
      path: `/tickets.json?external_id=${encodeURIComponent(word.reference)}`,
    });
    if (!known.ok) return known;
    // A follow-up has the reference of the ticket that it follows; the first is the matter's own.
    const [found] = known.value.tickets.map((each) => each.id).sort((a, b) => a - b);
    if (found !== undefined) return ok(ticketAt(set, found));
    const who = await assignment(egress, desk, word.team, word.assignee);
    if (!who.ok) return who;
    const requester = requesterOf(word);
    const made = await ask(egress, desk, one, {
      method: "POST",
      path: "/tickets.json",
      headers: { "idempotency-key": word.idempotencyKey },
      json: {
        ticket: {
          external_id: word.reference,
          subject: oneLine(word.subject, 150),
          // Internal: the shopper is told by the store's own message, once.
          comment: { html_body: asHtml(marked(word.body, word.reference)), public: false },
          priority: priorities[word.priority],
          tags: word.tags.map(tagOf),
          ...who.value,
          ...(requester ? { requester: { ...requester, name: requester.name ?? "Shopper" } } : {}),
        },
      },
    });
    return made.ok ? ok(ticketAt(set, made.value.ticket.id)) : made;
  },
  change: (egress, set, change) => changeTicket(egress, deskOf(set), change, change.ticketId, 3),
  webhook: {
    proves: "body",
    verify(raw, headers, { webhookSecret: secret }) {
      const at = headers["x-zendesk-webhook-signature-timestamp"] ?? "";
      // Its end must be plain, or a letter could move between the time and the body.
      if (secret === "" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(at)) return false;
      const wanted = createHmac("sha256", secret).update(at).update(raw).digest("base64");
      // Compared as it is written: the last letter of base64 has bits that mean nothing.
      return sameBytes(Buffer.from(wanted), Buffer.from(headers["x-zendesk-webhook-signature"] ?? ""));
    },
    deliveryId: digestOf,
  },
  webhookSteps: [
    "In Zendesk's Admin Center open Apps and integrations, Webhooks, and create a webhook of the kind Zendesk events.",
    "Choose the ticket events Comment added, Status changed and Agent assignment changed.",
    "Enter the address below as endpoint, without authentication, and create the webhook.",
    "On the webhook's page reveal the signing secret and enter it here as webhook secret.",
  ],
  read: readZendesk,
});

const ticketAt = (set: Settings, number: number) => ({
  ticketId: String(number),
  url: `https://${set.subdomain}.zendesk.com/agent/tickets/${number}`,
});

/** Zendesk parts tags at blanks and writes them small. */
const tagOf = (tag: string): string => tag.toLowerCase().replace(/[^\p{L}\p{N}_:/-]+/gu, "_");

/** An agent outside of the wanted group keeps the ticket all the same: Zendesk then puts it into a group of the agent's. */
async function assignment(
  egress: Egress,
  desk: Desk,
  team: string | undefined,
  assignee: string | null | undefined,
): Promise<Result<{ group_id?: number; assignee_id?: number | null }>> {
  const known =
    team === undefined
      ? ok({ groups: [] })
      : await ask(egress, desk, groups, { method: "GET", path: "/groups.json?page[size]=100" });
  if (!known.ok) return known;
  const group = known.value.groups.find((each) => sameName(each.name, team));
  const group_id = group ? { group_id: group.id } : {};
  if (!assignee) return ok({ ...group_id, ...(assignee === null ? { assignee_id: null } : {}) });
  const found = await ask(egress, desk, users, {
    method: "GET",
    path: `/users/search.json?query=${encodeURIComponent(`email:${assignee.replace(/[\s"]/g, "")}`)}`,
  });
  if (!found.ok) return found;
  const agent = found.value.users.find((each) => each.role !== "end-user" && sameName(each.email, assignee));
  if (!agent) return ok(group_id);
  if (!group) return ok({ assignee_id: agent.id });
  const member = await ask(egress, desk, memberships, {
    method: "GET",
    path: `/users/${agent.id}/group_memberships.json`,
  });
  if (!member.ok) return member;
  const within = member.value.group_memberships.some((each) => each.group_id === group.id);
  return ok({ assignee_id: agent.id, ...(within ? group_id : {}) });
}

/**
 * The idempotency key goes into the metadata of the update and is looked for in the ticket's audits. `safe_update` refuses the change
 * when anything else came between, so two attempts at once cannot both write.
 */
async function changeTicket(
  egress: Egress,
  desk: Desk,
  change: TicketChange,
  ticketId: string,
  followUps: number,
): Promise<Result<null>> {
  const path = `/tickets/${encodeURIComponent(ticketId)}`;
  const read = await ask(egress, desk, one, { method: "GET", path: `${path}.json`, aboutTicket: true });
  if (!read.ok) return read;
  const now = read.value.ticket;
  const tags = now.tags ?? [];
  // Zendesk closes what was merged into another and tags it so.
  if (now.status === "deleted" || tags.includes("closed_by_merge")) return gone(desk);
  if (now.status === "closed") {
    const next = now.followup_ids?.at(-1);
    if (next !== undefined && followUps > 0)
      return changeTicket(egress, desk, change, String(next), followUps - 1);
    return change.status === "open" ? followUp(egress, desk, change, now) : ok(null);
  }
  const done = await isDone(egress, desk, path, change.idempotencyKey);
  if (!done.ok) return done;
  if (done.value) return ok(null);
  const wanted = await wantedOf(egress, desk, change);
  if (!wanted.ok) return wanted;
  const after = tagsAfter(tags, change.addTags?.map(tagOf), change.removeTags?.map(tagOf));
  const status = statusAfter(now.status === "solved", change.status);
  const put = await ask(egress, desk, one, {
    method: "PUT",
    path: `${path}.json`,
    aboutTicket: true,
    json: {
      ticket: {
        ...wanted.value,
        ...(status ? { status } : {}),
        ...(after ? { tags: after } : {}),
        ...(now.updated_at ? { safe_update: true, updated_stamp: now.updated_at } : {}),
      },
    },
  });
  return put.ok ? ok(null) : put;
}

/** What is wanted whatever the ticket's state. */
async function wantedOf(egress: Egress, desk: Desk, change: TicketChange): Promise<Result<object>> {
  const who = await assignment(egress, desk, change.team, change.assignee);
  if (!who.ok) return who;
  return ok({
    comment: {
      html_body: asHtml(change.public ? change.note : marked(change.note, change.idempotencyKey)),
      public: change.public === true,
    },
    metadata: { doorstep: change.idempotencyKey },
    ...(change.priority ? { priority: priorities[change.priority] } : {}),
    ...(change.subject === undefined ? {} : { subject: oneLine(change.subject, 150) }),
    ...who.value,
  });
}

/** A closed ticket takes no change; Zendesk lists those that follow it, which is how a repeat finds this one. */
async function followUp(
  egress: Egress,
  desk: Desk,
  change: TicketChange,
  closed: Ticket,
): Promise<Result<null>> {
  const wanted = await wantedOf(egress, desk, change);
  if (!wanted.ok) return wanted;
  const made = await ask(egress, desk, one, {
    method: "POST",
    path: "/tickets.json",
    headers: { "idempotency-key": change.idempotencyKey },
    json: {
      ticket: {
        via_followup_source_id: closed.id,
        ...(closed.external_id ? { external_id: closed.external_id } : {}),
        subject: oneLine(closed.subject ?? "", 150),
        ...wanted.value,
      },
    },
  });
  return made.ok ? ok(null) : made;
}

const PAGES = 10;

async function isDone(egress: Egress, desk: Desk, path: string, key: string): Promise<Result<boolean>> {
  let after = "";
  for (let page = 0; page < PAGES; page++) {
    const read = await ask(egress, desk, audits, {
      method: "GET",
      path: `${path}/audits.json?page[size]=100${after}`,
      aboutTicket: true,
    });
    if (!read.ok) return read;
    const { audits: list, meta } = read.value;
    if (list.some(({ metadata }) => metadata?.custom?.["doorstep"] === key)) return ok(true);
    if (!meta?.has_more || !meta.after_cursor) break;
    after = `&page[after]=${encodeURIComponent(meta.after_cursor)}`;
  }
  return ok(false);
}
