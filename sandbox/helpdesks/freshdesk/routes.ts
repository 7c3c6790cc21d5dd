import express, { Router, type Request, type Response } from "express";
import type { z } from "zod";
import type { Platform } from "../../platform";
import { faultGate } from "../../support/faults";
import { basicGate, limitGate } from "../gate";
import { AGENTS, API_AGENT, GROUPS, type Comment, type HelpDesk, type Ticket } from "../help-desk";
import { conversationView, ticketView } from "./views";
import { createSchema, noteSchema, replySchema, updateSchema, type Wish } from "./wishes";

const FAULT_BODIES = {
  "401": { code: "invalid_credentials", message: "You have to be logged in to perform this action." },
  "403": { code: "access_denied", message: "You are not authorized to perform this action." },
  "429": { message: "You have exceeded the limit of requests per minute." },
  "500": { message: "We're sorry, but something went wrong." },
};

/** Of the largest plan; others begin at 200 a minute. https://developers.freshdesk.com/api/#ratelimit */
const LIMIT = {
  calls: 700,
  perSeconds: 60,
  refusal: FAULT_BODIES["429"],
  headers: (left: number, calls: number) => ({
    "X-RateLimit-Total": String(calls),
    "X-RateLimit-Remaining": String(left),
    "X-RateLimit-Used-CurrentRequest": "1",
  }),
};

/** "Updates will take a few minutes to get indexed." */
const INDEXED_AFTER_MS = 120_000;

const failed = (field: string, message: string, code: string) => ({
  description: "Validation failed",
  errors: [{ field, message, code }],
});
const invalid = (res: Response, { issues: [issue] }: z.ZodError): void => {
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const field = unknown ?? issue?.path[0]?.toString() ?? "base";
  res.status(400).json(failed(field, issue?.message ?? "", unknown ? "invalid_field" : "invalid_value"));
};

export function freshdeskApi(platform: Platform): Router {
  const { freshdeskKey, helpdeskFactor } = platform.settings;
  const router = Router();
  router.use(express.json({ limit: "2mb" }));
  router.use(basicGate(freshdeskKey, "X", FAULT_BODIES["401"]));
  router.use(limitGate(platform.clock, helpdeskFactor, LIMIT));
  router.use(faultGate(platform.faults.freshdesk, FAULT_BODIES));
  router.get("/groups", (_req, res) => {
    res.json(GROUPS.map(({ id, name, agents }) => ({ id, name, description: null, agent_ids: agents })));
  });
  router.get("/agents", (req, res) => {
    const { email } = req.query;
    const found = AGENTS.filter((each) => email === undefined || each.email === email);
    res.json(
      found.map(({ id, name, email: address }) => ({
        id,
        available: true,
        contact: { name, email: address },
      })),
    );
  });
  listRoutes(router, platform.desks.freshdesk);
  ticketRoutes(router, platform.desks.freshdesk);
  router.use((_req, res) => void res.status(404).end());
  return router;
}

function listRoutes(router: Router, desk: HelpDesk): void {
  const there = () => [...desk.tickets.values()].filter((each) => !each.gone).reverse();
  router.get("/tickets", (req, res) => {
    const { email } = req.query;
    const known = [...desk.people.values()].some((each) => each.email === email);
    if (email !== undefined && !known)
      return void res
        .status(400)
        .json(failed("email", "There is no contact matching the given email", "invalid_value"));
    const found = there().filter((each) => email === undefined || each.requester.email === email);
    res.json(found.slice(0, 100).map((each) => ticketView(each, false)));
  });
  router.get("/search/tickets", (req, res) => {
    const { query } = req.query;
    const tag = /^"tag:'([^']{1,32})'"$/.exec(typeof query === "string" ? query : "")?.[1];
    if (tag === undefined)
      return void res
        .status(400)
        .json(failed("query", "The query should be enclosed within double quotes", "invalid_value"));
    const old = desk.clock.now().getTime() - INDEXED_AFTER_MS;
    const found = there().filter((each) => each.tags.includes(tag) && Date.parse(each.createdAt) <= old);
    res.json({ total: found.length, results: found.slice(0, 30).map((each) => ticketView(each, false)) });
  });
}

function ticketRoutes(router: Router, desk: HelpDesk): void {
  router.post("/tickets", (req, res) => {
    const parsed = createSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    const wish = parsed.data;
    const ticket = desk.open({
      subject: wish.subject ?? "",
      status: String(wish.status ?? 2),
      priority: String(wish.priority ?? 1),
      groupId: wish.group_id ?? null,
      assigneeId: wish.responder_id ?? null,
      tags: wish.tags ?? [],
      requester: desk.requester(wish.name, wish.email),
    });
    desk.comment(ticket, { html: wish.description, public: true, by: "api", author: API_AGENT });
    res.status(201).location(`/api/v2/tickets/${ticket.id}`).json(ticketView(ticket, true));
  });
  const about =
    (act: (ticket: Ticket, req: Request, res: Response) => void) =>
    (req: Request, res: Response): void => {
      const ticket = desk.tickets.get(Number(req.params["id"]));
      if (!ticket) return void res.status(404).end();
      // What lies in the trash can be seen and not changed.
      if (ticket.gone && req.method !== "GET") return void res.status(405).end();
      act(ticket, req, res);
    };
  router.get(
    "/tickets/:id",
    about((ticket, _req, res) => void res.json(ticketView(ticket, true))),
  );
  router.get(
    "/tickets/:id/conversations",
    about((ticket, req, res) => {
      const size = Number(req.query["per_page"] ?? 30);
      const from = (Number(req.query["page"] ?? 1) - 1) * size;
      const written = ticket.comments.slice(1).slice(from, from + size);
      res.json(written.map((each) => conversationView(ticket, each)));
    }),
  );
  router.put(
    "/tickets/:id",
    about((ticket, req, res) => {
      const parsed = updateSchema.safeParse(req.body);
      if (!parsed.success) return invalid(res, parsed.error);
      desk.change(ticket, API_AGENT, () => update(ticket, parsed.data));
      res.json(ticketView(ticket, true));
    }),
  );
  const writing = <S extends z.ZodType<{ body: string }>>(
    schema: S,
    isPublic: (wish: z.output<S>) => boolean,
  ) =>
    about((ticket, req, res) => {
      const parsed = schema.safeParse(req.body);
      if (!parsed.success) return invalid(res, parsed.error);
      const { data } = parsed;
      const made = desk.change(ticket, API_AGENT, () => write(desk, ticket, data.body, isPublic(data)));
      res.status(201).json(conversationView(ticket, made!));
    });
  router.post(
    "/tickets/:id/notes",
    writing(noteSchema, (wish) => !wish.private),
  );
  router.post(
    "/tickets/:id/reply",
    writing(replySchema, () => true),
  );
}

const write = (desk: HelpDesk, ticket: Ticket, html: string, isPublic: boolean): Comment =>
  desk.comment(ticket, { html, public: isPublic, by: "api", author: API_AGENT });

function update(ticket: Ticket, wish: Wish): null {
  if (wish.subject !== undefined) ticket.subject = wish.subject;
  if (wish.status !== undefined) ticket.status = String(wish.status);
  if (wish.priority !== undefined) ticket.priority = String(wish.priority);
  if (wish.group_id !== undefined) ticket.groupId = wish.group_id;
  if (wish.responder_id !== undefined) ticket.assigneeId = wish.responder_id;
  if (wish.tags !== undefined) ticket.tags = wish.tags;
  return null;
}
