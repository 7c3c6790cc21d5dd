import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import type { Egress } from "../../platform/http/egress.server";
import {
  anything,
  ask,
  gone,
  marked,
  oneLine,
  requesterOf,
  sameName,
  statusAfter,
  type Desk,
  type Priorities,
} from "./asked.server";
import { defineHelpdesk, type TicketChange, type TicketWord } from "./contract";
import { readGorgias } from "./gorgias.events";
import { asHtml } from "./plain";
import { sharedSecret, SECRET_HEADER, webhookSecret } from "./told.server";

const settings = z.object({
  domain: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "only the part before .gorgias.com"),
  email: z.email(),
  apiKey: z.string().min(1),
  /** The address that Gorgias sends from, of one of its e-mail integrations; without it nothing can be said to a shopper. */
  supportEmail: z.union([z.literal(""), z.email()]).default(""),
  webhookSecret,
});
type Settings = z.output<typeof settings>;

const id = z.number().int();
const ticket = z.object({
  id,
  status: z.string().nullish(),
  trashed_datetime: z.string().nullish(),
  spam: z.boolean().nullish(),
  customer: z.object({ email: z.string().nullish() }).nullish(),
});
type Ticket = z.output<typeof ticket>;
const list = <S extends z.ZodType>(of: S) =>
  z.object({ data: z.array(of), meta: z.object({ next_cursor: z.string().nullish() }).nullish() });
const message = z.object({ external_id: z.string().nullish() });
const team = z.object({ id, name: z.string() });
const user = z.object({ id, email: z.string().nullish() });
// The reference shows a bare list of users, the service a page of them.
const users = z.union([list(user).transform((page) => page.data), z.array(user)]);

const priorities: Priorities<string> = { low: "low", normal: "normal", high: "high", urgent: "critical" };

const deskOf = (set: Settings): Desk => ({
  name: "Gorgias",
  base: `https://${set.domain}.gorgias.com/api`,
  user: set.email,
  password: set.apiKey,
  gone: [404, 410],
});

/** Gorgias knows open and closed; our pending is open there. */
export default defineHelpdesk<Settings>({
  id: "gorgias",
  title: "Gorgias",
  documentation: { url: "https://developers.gorgias.com/reference/create-ticket", reviewed: "2026-11-21" },
  settings,
  quota: { calls: 40, perSeconds: 20 },
  async open(egress, set, word) {
    const desk = deskOf(set);
    const known = await ask(egress, desk, list(ticket), {
      method: "GET",
      path: `/tickets?limit=100&external_id=${encodeURIComponent(word.reference)}`,
    });
    if (!known.ok) return known;
    const [found] = known.value.data.map((each) => each.id).sort((a, b) => a - b);
    if (found !== undefined) return ok(ticketAt(set, found));
    const who = await assignment(egress, desk, word.team, word.assignee);
    if (!who.ok) return who;
    const made = await ask(egress, desk, ticket, {
      method: "POST",
      path: "/tickets",
      json: {
        external_id: word.reference,
        subject: oneLine(word.subject, 255),
        channel: "api",
        via: "api",
        from_agent: true,
        status: "open",
        priority: priorities[word.priority],
        tags: word.tags.map((name) => ({ name })),
        messages: [note(set, marked(word.body, word.reference), word.reference)],
        ...who.value,
        ...customerOf(word),
      },
    });
    return made.ok ? ok(ticketAt(set, made.value.id)) : made;
  },
  change: changeTicket,
  webhook: sharedSecret,
  webhookSteps: [
    "In Gorgias open Settings, HTTP integrations, and add one with the triggers Ticket updated and Ticket message created.",
    "Enter the address below with the method POST and the content type application/json.",
    `Add the header ${SECRET_HEADER} with a long random value, and enter the same value here as webhook secret.`,
    "As request body enter: " +
      '{"ticket": "{{ticket.id}}", "reference": "{{ticket.external_id}}", "status": "{{ticket.status}}", ' +
      '"at": "{{ticket.updated_datetime}}", "assignee": "{{ticket.assignee_user.email}}", "message": "{{message.id}}", ' +
      '"text": "{{message.body_text}}", "author": "{{message.sender.name}}", "public": "{{message.public}}", ' +
      '"from_agent": "{{message.from_agent}}"}',
  ],
  read: readGorgias,
});

const ticketAt = (set: Settings, number: number) => ({
  ticketId: String(number),
  url: `https://${set.domain}.gorgias.com/app/ticket/${number}`,
});

function customerOf(word: TicketWord): object {
  const known = requesterOf(word);
  return known ? { customer: { email: known.email, ...(known.name ? { name: known.name } : {}) } } : {};
}

/** Gorgias keeps our key with the message; it does not look at it itself. */
const note = (set: Settings, text: string, key: string) => ({
  channel: "internal-note",
  via: "api",
  from_agent: true,
  public: false,
  sender: { email: set.email },
  body_text: text,
  body_html: asHtml(text),
  external_id: key.slice(0, 255),
});

async function assignment(
  egress: Egress,
  desk: Desk,
  wanted: string | undefined,
  assignee: string | null | undefined,
): Promise<Result<object>> {
  const into: { assignee_team?: { id: number }; assignee_user?: { id: number } | null } = {};
  if (wanted !== undefined) {
    const teams = await ask(egress, desk, list(team), { method: "GET", path: "/teams?limit=100" });
    if (!teams.ok) return teams;
    const found = teams.value.data.find((each) => sameName(each.name, wanted));
    if (found) into.assignee_team = { id: found.id };
  }
  if (assignee === null) into.assignee_user = null;
  if (assignee) {
    const found = await ask(egress, desk, users, {
      method: "GET",
      path: `/users?email=${encodeURIComponent(assignee)}`,
    });
    if (!found.ok) return found;
    const agent = found.value.find((each) => sameName(each.email, assignee));
    if (agent) into.assignee_user = { id: agent.id };
  }
  return ok(into);
}

/** The note is written last: where its key stands, all before it was done. What comes before may be done twice without harm. */
async function changeTicket(egress: Egress, set: Settings, change: TicketChange): Promise<Result<null>> {
  const desk = deskOf(set);
  const path = `/tickets/${encodeURIComponent(change.ticketId)}`;
  const now = await ask(egress, desk, ticket, { method: "GET", path, aboutTicket: true });
  if (!now.ok) return now;
  // What is merged into another ticket is thrown away by Gorgias.
  if (now.value.trashed_datetime || now.value.spam) return gone(desk);
  const key = change.idempotencyKey.slice(0, 255);
  const done = await isDone(egress, desk, change.ticketId, key);
  if (!done.ok) return done;
  if (done.value) return ok(null);
  const written = change.public
    ? publicly(set, change, now.value)
    : ok(note(set, marked(change.note, change.idempotencyKey), key));
  if (!written.ok) return written;
  const who = await assignment(egress, desk, change.team, change.assignee);
  if (!who.ok) return who;
  const status = statusAfter(now.value.status === "closed", change.status);
  const fields = {
    ...(status ? { status: status === "solved" ? "closed" : "open" } : {}),
    ...(change.priority ? { priority: priorities[change.priority] } : {}),
    ...(change.subject === undefined ? {} : { subject: oneLine(change.subject, 255) }),
    ...who.value,
  };
  const about = { aboutTicket: true } as const;
  if (Object.keys(fields).length > 0) {
    const put = await ask(egress, desk, anything, { method: "PUT", path, json: fields, ...about });
    if (!put.ok) return put;
  }
  for (const [method, names] of [
    ["DELETE", change.removeTags],
    ["POST", change.addTags],
  ] as const) {
    if (!names?.length) continue;
    const set = await ask(egress, desk, anything, {
      method,
      path: `${path}/tags`,
      json: { names },
      ...about,
    });
    if (!set.ok) return set;
  }
  const posted = await ask(egress, desk, anything, {
    method: "POST",
    path: `${path}/messages`,
    json: written.value,
    ...about,
  });
  return posted.ok ? ok(null) : posted;
}

/** A message over the channel `api` stays in Gorgias; to reach a shopper it goes by e-mail, which needs both addresses. */
function publicly(set: Settings, change: TicketChange, now: Ticket): Result<object> {
  const to = now.customer?.email;
  if (!set.supportEmail || !to) return final("reply_address_missing", "Gorgias");
  return ok({
    ...note(set, change.note, change.idempotencyKey),
    channel: "email",
    public: true,
    source: { type: "email", from: { address: set.supportEmail }, to: [{ address: to }] },
    receiver: { email: to },
  });
}

const PAGES = 10;

async function isDone(egress: Egress, desk: Desk, ticketId: string, key: string): Promise<Result<boolean>> {
  let cursor = "";
  for (let page = 0; page < PAGES; page++) {
    const read = await ask(egress, desk, list(message), {
      method: "GET",
      path: `/messages?ticket_id=${encodeURIComponent(ticketId)}&limit=100&order_by=created_datetime:desc${cursor}`,
    });
    if (!read.ok) return read;
    if (read.value.data.some((each) => each.external_id === key)) return ok(true);
    const next = read.value.meta?.next_cursor;
    if (!next) break;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  return ok(false);
}
