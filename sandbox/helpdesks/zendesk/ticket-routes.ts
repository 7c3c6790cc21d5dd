import { createHash } from "node:crypto";
import { Router, type Request, type Response } from "express";
import type { z } from "zod";
import { AGENTS, API_AGENT, GROUPS, type Comment, type HelpDesk, type Ticket } from "../help-desk";
import { auditView, commentView, ticketView } from "./ticket-view";
import { createSchema, tagsSchema, updateSchema, type Creation, type Update } from "./wishes";

const MAX_KEY = 255;

const refuse = (res: Response, field: string, description: string): void =>
  void res.status(422).json({
    error: "RecordInvalid",
    description: "Record validation errors",
    details: { [field]: [{ description, error: "InvalidValue" }] },
  });

const invalid = (res: Response, error: z.ZodError): void => {
  const [issue] = error.issues;
  refuse(res, issue?.path.at(-1)?.toString() ?? "base", issue?.message ?? "is invalid");
};

const missing = (res: Response): void =>
  void res.status(404).json({ error: "RecordNotFound", description: "Not found" });

/** An agent must be of the group. */
const misplaced = (group: number | null | undefined, agent: number | null | undefined): boolean =>
  Boolean(group && agent && !GROUPS.find((each) => each.id === group)?.agents.includes(agent));

const page = (name: string, items: object[]) => ({
  [name]: items,
  next_page: null,
  previous_page: null,
  count: items.length,
  meta: { has_more: false, after_cursor: null, before_cursor: null },
});

export function ticketRoutes(desk: HelpDesk): Router {
  const router = Router();
  const find = (req: Request): Ticket | undefined => {
    const found = desk.tickets.get(Number(req.params["id"]));
    return found?.gone === "deleted" ? undefined : found;
  };
  const show = (ticket: Ticket) =>
    ticketView(
      ticket,
      [...desk.tickets.values()].filter((each) => each.follows === ticket.id).map((each) => each.id),
    );

  router.post("/", (req, res) => {
    const key = req.get("Idempotency-Key");
    const fingerprint = createHash("sha256").update(JSON.stringify(req.body)).digest("hex");
    if (key !== undefined && replay(desk, key, fingerprint, res)) return;
    const parsed = createSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    const wish = parsed.data.ticket;
    const source = desk.tickets.get(wish.via_followup_source_id ?? 0);
    if (wish.via_followup_source_id !== undefined && source?.status !== "closed")
      return refuse(res, "via_followup_source_id", "is not a closed ticket");
    if (misplaced(wish.group_id, wish.assignee_id))
      return refuse(res, "assignee", "is not a member of the group");
    const ticket = open(desk, wish);
    const body = { ticket: show(ticket), audit: auditView(ticket, ticket.audits[0]!) };
    if (key !== undefined) {
      desk.keys.set(key, { fingerprint, status: 201, body });
      res.set("x-idempotency-lookup", "miss");
    }
    res.status(201).location(`/api/v2/tickets/${ticket.id}.json`).json(body);
  });

  router.get("/", (req, res) => {
    const wanted = typeof req.query["external_id"] === "string" ? req.query["external_id"] : null;
    const tickets = [...desk.tickets.values()].filter(
      (each) => each.gone !== "deleted" && (wanted === null || each.externalId === wanted),
    );
    res.json(page("tickets", tickets.map(show)));
  });

  const about = (path: string, answer: (ticket: Ticket, req: Request) => object) =>
    router.get(path, (req, res) => {
      const ticket = find(req);
      if (!ticket) return missing(res);
      res.json(answer(ticket, req));
    });
  about("/:id", (ticket) => ({ ticket: show(ticket) }));
  about("/:id/comments", (ticket) => page("comments", ticket.comments.map(commentView)));
  about("/:id/audits", (ticket, req) => auditPage(ticket, req));

  router.put("/:id", (req, res) => {
    const ticket = find(req);
    if (!ticket) return missing(res);
    const parsed = updateSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    const wish = parsed.data.ticket;
    if (ticket.status === "closed") return refuse(res, "status", "closed prevents ticket update");
    if (wish.safe_update && wish.updated_stamp !== ticket.updatedAt)
      return void res
        .status(409)
        .json({ error: "UpdateConflict", description: "Safe Update prevented the update" });
    if (misplaced(wish.group_id, wish.assignee_id))
      return refuse(res, "assignee", "is not a member of the group");
    const comment = desk.change(ticket, API_AGENT, () => update(desk, ticket, wish));
    res.json({ ticket: show(ticket), audit: auditView(ticket, desk.audit(ticket, comment, wish.metadata)) });
  });

  tagRoutes(router, desk, find);
  return router;
}

/** A page of audits by cursor, oldest first. */
function auditPage(ticket: Ticket, req: Request): object {
  const given = req.query["page"];
  const { size, after } = typeof given === "object" && !Array.isArray(given) ? given : {};
  const from = typeof after === "string" ? Number(after) : 0;
  const to = from + (typeof size === "string" ? Number(size) : 100);
  const more = to < ticket.audits.length;
  return {
    audits: ticket.audits.slice(from, to).map((audit) => auditView(ticket, audit)),
    meta: { has_more: more, after_cursor: more ? String(to) : null, before_cursor: null },
  };
}

function tagRoutes(router: Router, desk: HelpDesk, find: (req: Request) => Ticket | undefined): void {
  const change =
    (becomes: (now: string[], given: string[]) => string[]) =>
    (req: Request, res: Response): void => {
      const ticket = find(req);
      if (!ticket) return missing(res);
      const parsed = tagsSchema.safeParse(req.body);
      if (!parsed.success) return invalid(res, parsed.error);
      ticket.tags = [...new Set(becomes(ticket.tags, parsed.data.tags))];
      ticket.updatedAt = desk.now();
      res.json({ tags: ticket.tags });
    };
  router.put(
    "/:id/tags",
    change((now, given) => [...now, ...given]),
  );
  router.post(
    "/:id/tags",
    change((_now, given) => given),
  );
  router.delete(
    "/:id/tags",
    change((now, given) => now.filter((tag) => !given.includes(tag))),
  );
}

/** The same key gives the same ticket; the same key with another body is a mistake. True when it answered. */
function replay(desk: HelpDesk, key: string, fingerprint: string, res: Response): boolean {
  const mistake = (description: string) =>
    void res.status(400).json({ error: "IdempotentRequestError", description });
  if (key.length === 0 || key.length > MAX_KEY) {
    mistake("Idempotency key must have 1 to 255 characters");
    return true;
  }
  const kept = desk.keys.get(key);
  if (!kept) return false;
  if (kept.fingerprint !== fingerprint) mistake("Request parameters do not match the given idempotency key");
  else res.set("x-idempotency-lookup", "hit").status(kept.status).json(kept.body);
  return true;
}

function open(desk: HelpDesk, wish: Creation): Ticket {
  const ticket = desk.open({
    externalId: wish.external_id ?? null,
    subject: wish.subject ?? wish.comment.body ?? "",
    status: wish.status ?? "new",
    priority: wish.priority ?? null,
    groupId: wish.group_id ?? null,
    assigneeId: wish.assignee_id ?? null,
    tags: wish.tags ?? [],
    customFields: wish.custom_fields ?? [],
    requester: wish.requester ? desk.requester(wish.requester.name, wish.requester.email) : API_AGENT,
    follows: wish.via_followup_source_id ?? null,
  });
  desk.audit(ticket, write(desk, ticket, wish.comment), wish.metadata);
  return ticket;
}

const write = (desk: HelpDesk, ticket: Ticket, comment: Creation["comment"]): Comment =>
  desk.comment(ticket, {
    text: comment.body,
    html: comment.html_body,
    public: comment.public,
    by: "api",
    author: AGENTS.find((each) => each.id === comment.author_id) ?? API_AGENT,
  });

function update(desk: HelpDesk, ticket: Ticket, wish: Update): Comment | null {
  const { comment, custom_fields: fields } = wish;
  if (wish.subject !== undefined) ticket.subject = wish.subject;
  if (wish.external_id !== undefined) ticket.externalId = wish.external_id;
  if (wish.priority !== undefined) ticket.priority = wish.priority;
  if (wish.status !== undefined) ticket.status = wish.status;
  if (wish.group_id !== undefined) ticket.groupId = wish.group_id;
  if (wish.assignee_id !== undefined) ticket.assigneeId = wish.assignee_id;
  if (wish.tags !== undefined) ticket.tags = wish.tags;
  for (const field of fields ?? [])
    ticket.customFields = [...ticket.customFields.filter((each) => each.id !== field.id), field];
  return comment ? write(desk, ticket, comment) : null;
}
