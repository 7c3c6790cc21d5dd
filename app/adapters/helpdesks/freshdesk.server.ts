import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import type { Egress } from "../../platform/http/egress.server";
import {
  anything,
  ask,
  gone,
  isMarked,
  marked,
  oneLine,
  requesterOf,
  sameName,
  shortHash,
  statusAfter,
  tagsAfter,
  type Desk,
  type Priorities,
} from "./asked.server";
import { defineHelpdesk, type TicketChange, type TicketStatus } from "./contract";
import { readFreshdesk } from "./freshdesk.events";
import { asHtml, textOf } from "./plain";
import { sharedSecret, SECRET_HEADER, webhookSecret } from "./told.server";

const settings = z.object({
  domain: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "only the part before .freshdesk.com"),
  apiKey: z.string().min(1),
  /** Freshdesk opens no ticket without a requester: this one stands in where no shopper is known. */
  requesterEmail: z.email(),
  webhookSecret,
});
type Settings = z.output<typeof settings>;

const id = z.number().int();
const ticket = z.object({
  id,
  status: z.number().int().nullish(),
  tags: z.array(z.string()).nullish(),
  deleted: z.boolean().nullish(),
  spam: z.boolean().nullish(),
});
const searched = z.object({ results: z.array(ticket) });
const groups = z.array(z.object({ id, name: z.string(), agent_ids: z.array(id).nullish() }));
const agents = z.array(z.object({ id, contact: z.object({ email: z.string().nullish() }).nullish() }));
const conversations = z.array(z.object({ body: z.string().nullish(), body_text: z.string().nullish() }));

const priorities: Priorities<number> = { low: 1, normal: 2, high: 3, urgent: 4 };
const statuses: Record<TicketStatus, number> = { open: 2, pending: 3, solved: 4 };
const RESOLVED = 4;
const CLOSED = 5;
const PORTAL = 2;
const PAGE = 100;

const deskOf = (set: Settings): Desk => ({
  name: "Freshdesk",
  base: `https://${set.domain}.freshdesk.com/api/v2`,
  user: set.apiKey,
  password: "X",
  // What lies in the trash takes no change: 405.
  gone: [404, 405],
});

/** Freshdesk keeps no foreign number of a ticket, so a tag carries our reference. Tags have 32 letters at most. */
const tagFor = (reference: string): string => `doorstep-${shortHash(reference, 20)}`;
const tagOf = (tag: string): string => oneLine(tag.replaceAll(",", " "), 32);

export default defineHelpdesk<Settings>({
  id: "freshdesk",
  title: "Freshdesk",
  documentation: { url: "https://developers.freshdesk.com/api/#tickets", reviewed: "2026-11-21" },
  settings,
  quota: { calls: 200, perSeconds: 60 },
  async open(egress, set, word) {
    const desk = deskOf(set);
    const tag = tagFor(word.reference);
    const requester = requesterOf(word) ?? { email: set.requesterEmail, name: null };
    const found = await find(egress, desk, tag, requester.email);
    if (!found.ok) return found;
    if (found.value !== null) return ok(ticketAt(set, found.value));
    const who = await assignment(egress, desk, word.team, word.assignee);
    if (!who.ok) return who;
    const made = await ask(egress, desk, ticket, {
      method: "POST",
      path: "/tickets",
      json: {
        email: requester.email,
        ...(requester.name ? { name: requester.name } : {}),
        subject: oneLine(word.subject, 255),
        description: asHtml(marked(word.body, word.reference)),
        status: statuses.open,
        priority: priorities[word.priority],
        source: PORTAL,
        tags: [...new Set([...word.tags.map(tagOf), tag])],
        ...who.value,
      },
    });
    return made.ok ? ok(ticketAt(set, made.value.id)) : made;
  },
  change: changeTicket,
  webhook: sharedSecret,
  webhookSteps: [
    "In Freshdesk open Admin, Automations, Ticket updates, and make four rules: status is changed; agent is updated; " +
      "reply is sent; note is added.",
    "In each, add the action Trigger webhook with the request type POST, the address below, and encoding JSON, content Advanced.",
    `Add the custom header {"${SECRET_HEADER}": "…"} with a long random value, and enter the same value here as webhook secret.`,
    'As content of the first two enter: {"event": "ticket", "ticket": "{{ticket.id}}", "status": "{{ticket.status}}", ' +
      '"assignee": "{{ticket.agent.email}}", "changed": "{{triggered_event}}", "at": "{{ticket.modified_on}}"}',
    'For replies and public notes the same with "event": "reply" and "text": "{{ticket.latest_public_comment}}"; ' +
      'for private notes with "event": "note" and "text": "{{ticket.latest_private_comment}}".',
  ],
  read: readFreshdesk,
});

const ticketAt = (set: Settings, number: number) => ({
  ticketId: String(number),
  url: `https://${set.domain}.freshdesk.com/a/tickets/${number}`,
});

/** Search learns of a ticket minutes late; the list of the requester's tickets has it at once, but only of thirty days. */
async function find(egress: Egress, desk: Desk, tag: string, email: string): Promise<Result<number | null>> {
  const recent = await ask(egress, desk, z.array(ticket), {
    method: "GET",
    path: `/tickets?email=${encodeURIComponent(email)}&order_by=created_at&order_type=desc&per_page=${PAGE}`,
  });
  // Nobody of that address yet: Freshdesk answers 400 to the list instead of an empty one.
  if (!recent.ok && recent.failure.disposition === "retry") return recent;
  const mine = recent.ok ? recent.value.find((each) => each.tags?.includes(tag)) : undefined;
  if (mine) return ok(mine.id);
  const older = await ask(egress, desk, searched, {
    method: "GET",
    path: `/search/tickets?query=${encodeURIComponent(`"tag:'${tag}'"`)}`,
  });
  if (!older.ok) return older;
  return ok(older.value.results[0]?.id ?? null);
}

/** An agent outside of the wanted group keeps the ticket all the same, without the group. */
async function assignment(
  egress: Egress,
  desk: Desk,
  team: string | undefined,
  assignee: string | null | undefined,
): Promise<Result<{ group_id?: number; responder_id?: number | null }>> {
  const known =
    team === undefined
      ? ok([])
      : await ask(egress, desk, groups, { method: "GET", path: `/groups?per_page=${PAGE}` });
  if (!known.ok) return known;
  const group = known.value.find((each) => sameName(each.name, team));
  const group_id = group ? { group_id: group.id } : {};
  if (!assignee) return ok({ ...group_id, ...(assignee === null ? { responder_id: null } : {}) });
  const found = await ask(egress, desk, agents, {
    method: "GET",
    path: `/agents?email=${encodeURIComponent(assignee)}`,
  });
  if (!found.ok) return found;
  const agent = found.value.find((each) => sameName(each.contact?.email, assignee));
  if (!agent) return ok(group_id);
  const within = group?.agent_ids?.includes(agent.id) ?? true;
  return ok({ responder_id: agent.id, ...(within ? group_id : {}) });
}

/**
 * The note is written last: where its mark stands, all before it was done. Freshdesk keeps nothing beside a note, so the mark is its
 * last line; of what goes to a shopper as well.
 */
async function changeTicket(egress: Egress, set: Settings, change: TicketChange): Promise<Result<null>> {
  const desk = deskOf(set);
  const path = `/tickets/${encodeURIComponent(change.ticketId)}`;
  const now = await ask(egress, desk, ticket, { method: "GET", path, aboutTicket: true });
  if (!now.ok) return now;
  if (now.value.deleted || now.value.spam) return gone(desk);
  const done = await isDone(egress, desk, path, change);
  if (!done.ok) return done;
  if (done.value) return ok(null);
  const who = await assignment(egress, desk, change.team, change.assignee);
  if (!who.ok) return who;
  const solved = now.value.status === RESOLVED || now.value.status === CLOSED;
  const status = statusAfter(solved, change.status);
  const tags = tagsAfter(now.value.tags ?? [], change.addTags?.map(tagOf), change.removeTags?.map(tagOf));
  const fields = {
    // Closed is solved as well, and stays closed.
    ...(status && !(solved && status === "solved") ? { status: statuses[status] } : {}),
    ...(change.priority ? { priority: priorities[change.priority] } : {}),
    ...(change.subject === undefined ? {} : { subject: oneLine(change.subject, 255) }),
    ...(tags ? { tags } : {}),
    ...who.value,
  };
  if (Object.keys(fields).length > 0) {
    const put = await ask(egress, desk, anything, { method: "PUT", path, json: fields, aboutTicket: true });
    if (!put.ok) return put;
  }
  const body = asHtml(written(change));
  const posted = await ask(egress, desk, anything, {
    method: "POST",
    path: change.public ? `${path}/reply` : `${path}/notes`,
    json: change.public ? { body } : { body, private: true },
    aboutTicket: true,
  });
  return posted.ok ? ok(null) : posted;
}

const reference = (change: TicketChange) => `Ref. ${shortHash(change.idempotencyKey, 10)}`;

const written = (change: TicketChange): string =>
  change.public ? `${change.note}\n\n${reference(change)}` : marked(change.note, change.idempotencyKey);

const PAGES = 10;

async function isDone(
  egress: Egress,
  desk: Desk,
  path: string,
  change: TicketChange,
): Promise<Result<boolean>> {
  for (let page = 1; page <= PAGES; page++) {
    const read = await ask(egress, desk, conversations, {
      method: "GET",
      path: `${path}/conversations?per_page=${PAGE}&page=${page}`,
      aboutTicket: true,
    });
    if (!read.ok) return read;
    const texts = read.value.map((each) => each.body_text ?? textOf(each.body ?? ""));
    const mine = (text: string) =>
      change.public ? text.includes(reference(change)) : isMarked(text, change.idempotencyKey);
    if (texts.some(mine)) return ok(true);
    if (read.value.length < PAGE) break;
  }
  return ok(false);
}
