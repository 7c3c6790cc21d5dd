import { createHash } from "node:crypto";
import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { iso } from "../support/clock";
import { AGENT_ID, type Comment, type HelpDesk, type Ticket } from "./help-desk";
import { auditView, commentView, ticketView } from "./ticket-view";

const commentSchema = z.object({
  body: z.string().optional(),
  html_body: z.string().optional(),
  public: z.boolean().default(true),
  author_id: z.number().optional(),
});
const fieldsSchema = z.array(z.object({ id: z.number(), value: z.unknown() }));
const shared = {
  subject: z.string().optional(),
  external_id: z.string().nullish(),
  priority: z.enum(["urgent", "high", "normal", "low"]).nullish(),
  status: z.enum(["new", "open", "pending", "hold", "solved", "closed"]).optional(),
  type: z.enum(["problem", "incident", "question", "task"]).nullish(),
  group_id: z.number().nullish(),
  tags: z.array(z.string()).optional(),
  custom_fields: fieldsSchema.optional(),
};
const createSchema = z.object({
  ticket: z.object({
    ...shared,
    comment: commentSchema,
    requester: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
  }),
});
const updateSchema = z.object({
  ticket: z.object({
    ...shared,
    comment: commentSchema.optional(),
    additional_tags: z.array(z.string()).optional(),
  }),
});
const tagsSchema = z.object({ tags: z.array(z.string()) });
const MAX_KEY = 255;

function invalid(res: Response, error: z.ZodError): void {
  const details = Object.fromEntries(
    error.issues.map((issue) => [
      issue.path.at(-1)?.toString() ?? "base",
      [{ description: issue.message, error: "BlankValue" }],
    ]),
  );
  res.status(422).json({ error: "RecordInvalid", description: "Record validation errors", details });
}

const missing = (res: Response): void =>
  void res.status(404).json({ error: "RecordNotFound", description: "Not found" });

export function ticketRoutes(desk: HelpDesk): Router {
  const router = Router();
  const find = (req: Request): Ticket | undefined => desk.tickets.get(Number(req.params["id"]));

  router.post("/", (req, res) => {
    const key = req.get("Idempotency-Key");
    const fingerprint = createHash("sha256").update(JSON.stringify(req.body)).digest("hex");
    if (key !== undefined && replay(desk, key, fingerprint, res)) return;
    const parsed = createSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    const ticket = open(desk, parsed.data.ticket);
    const body = { ticket: ticketView(ticket), audit: auditView(ticket, ticket.comments[0] ?? null) };
    if (key !== undefined) {
      desk.keys.set(key, { fingerprint, status: 201, body });
      res.set("x-idempotency-lookup", "miss");
    }
    res.status(201).location(`/api/v2/tickets/${ticket.id}.json`).json(body);
  });

  router.get("/", (req, res) => {
    const wanted = typeof req.query["external_id"] === "string" ? req.query["external_id"] : null;
    const tickets = [...desk.tickets.values()].filter(
      (each) => wanted === null || each.externalId === wanted,
    );
    res.json({
      tickets: tickets.map(ticketView),
      next_page: null,
      previous_page: null,
      count: tickets.length,
    });
  });

  router.get("/:id", (req, res) => {
    const ticket = find(req);
    if (!ticket) return missing(res);
    res.json({ ticket: ticketView(ticket) });
  });

  router.get("/:id/comments", (req, res) => {
    const ticket = find(req);
    if (!ticket) return missing(res);
    res.json({
      comments: ticket.comments.map(commentView),
      next_page: null,
      previous_page: null,
      count: ticket.comments.length,
    });
  });

  router.put("/:id", (req, res) => {
    const ticket = find(req);
    if (!ticket) return missing(res);
    const parsed = updateSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    if (ticket.status === "closed")
      return void res.status(422).json({
        error: "RecordInvalid",
        description: "Record validation errors",
        details: { status: [{ description: "Status: closed prevents ticket update" }] },
      });
    const comment = update(desk, ticket, parsed.data.ticket);
    res.json({ ticket: ticketView(ticket), audit: auditView(ticket, comment) });
  });

  const changeTags = (
    req: Request,
    res: Response,
    change: (now: string[], given: string[]) => string[],
  ): void => {
    const ticket = find(req);
    if (!ticket) return missing(res);
    const parsed = tagsSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    ticket.tags = [...new Set(change(ticket.tags, parsed.data.tags))];
    ticket.updatedAt = iso(desk.clock.now());
    res.json({ tags: ticket.tags });
  };
  router.put("/:id/tags", (req, res) => changeTags(req, res, (now, given) => [...now, ...given]));
  router.post("/:id/tags", (req, res) => changeTags(req, res, (_now, given) => given));
  router.delete("/:id/tags", (req, res) =>
    changeTags(req, res, (now, given) => now.filter((tag) => !given.includes(tag))),
  );
  return router;
}

/** The same key gives the same ticket; the same key with another body is a mistake. True when it answered. */
function replay(desk: HelpDesk, key: string, fingerprint: string, res: Response): boolean {
  if (key.length === 0 || key.length > MAX_KEY) {
    res.status(400).json({
      error: "IdempotentRequestError",
      description: "Idempotency key must have 1 to 255 characters",
    });
    return true;
  }
  const kept = desk.keys.get(key);
  if (!kept) return false;
  if (kept.fingerprint !== fingerprint)
    res.status(400).json({
      error: "IdempotentRequestError",
      description: "Request parameters do not match the given idempotency key",
    });
  else res.set("x-idempotency-lookup", "hit").status(kept.status).json(kept.body);
  return true;
}

function open(desk: HelpDesk, wish: z.output<typeof createSchema>["ticket"]): Ticket {
  const at = iso(desk.clock.now());
  const requester = desk.requester(wish.requester?.name, wish.requester?.email);
  const { body, html_body: htmlBody, public: isPublic, author_id: author } = wish.comment;
  const ticket: Ticket = {
    id: desk.nextId(),
    externalId: wish.external_id ?? null,
    subject: wish.subject ?? body ?? "",
    status: wish.status ?? "new",
    priority: wish.priority ?? null,
    type: wish.type ?? null,
    groupId: wish.group_id ?? null,
    tags: wish.tags ?? [],
    customFields: wish.custom_fields ?? [],
    requesterId: requester.id,
    comments: [desk.comment(body ?? htmlBody ?? "", htmlBody ?? null, isPublic, author ?? requester.id)],
    createdAt: at,
    updatedAt: at,
  };
  desk.tickets.set(ticket.id, ticket);
  return ticket;
}

function update(
  desk: HelpDesk,
  ticket: Ticket,
  wish: z.output<typeof updateSchema>["ticket"],
): Comment | null {
  const { comment, additional_tags: more, custom_fields: fields } = wish;
  if (wish.subject !== undefined) ticket.subject = wish.subject;
  if (wish.external_id !== undefined) ticket.externalId = wish.external_id;
  if (wish.priority !== undefined) ticket.priority = wish.priority;
  if (wish.status !== undefined) ticket.status = wish.status;
  if (wish.type !== undefined) ticket.type = wish.type;
  if (wish.group_id !== undefined) ticket.groupId = wish.group_id;
  if (wish.tags !== undefined) ticket.tags = wish.tags;
  if (more) ticket.tags = [...new Set([...ticket.tags, ...more])];
  for (const field of fields ?? [])
    ticket.customFields = [...ticket.customFields.filter((each) => each.id !== field.id), field];
  ticket.updatedAt = iso(desk.clock.now());
  if (!comment) return null;
  const text = comment.body ?? comment.html_body ?? "";
  const made = desk.comment(text, comment.html_body ?? null, comment.public, comment.author_id ?? AGENT_ID);
  ticket.comments.push(made);
  return made;
}
