import express, { Router, type Request, type Response } from "express";
import type { z } from "zod";
import type { Platform } from "../../platform";
import { faultGate } from "../../support/faults";
import { basicGate, limitGate } from "../gate";
import { AGENTS, API_AGENT, GROUPS, type Comment, type HelpDesk, type Ticket } from "../help-desk";
import { messageView, ticketView } from "./views";
import { createSchema, messageSchema, namesSchema, updateSchema, type MessageWish } from "./wishes";

/** https://developers.gorgias.com/reference/errors */
const error = (msg: string, data?: unknown) => ({ error: { msg, ...(data === undefined ? {} : { data }) } });
const FAULT_BODIES = {
  "401": error("Invalid credentials."),
  "403": error("You do not have permission to do this."),
  "429": error("You are sending too many requests."),
  "500": error("Internal server error."),
};

/** https://developers.gorgias.com/reference/limitations */
const LIMIT = {
  calls: 40,
  perSeconds: 20,
  refusal: FAULT_BODIES["429"],
  headers: (left: number, calls: number) => ({
    "X-Gorgias-Account-Api-Call-Limit": `${calls - left}/${calls}`,
  }),
};

const page = (uri: string, data: object[]) => ({
  object: "list",
  uri,
  data,
  meta: { prev_cursor: null, next_cursor: null, total_resources: null },
});

const missing = (res: Response): void => void res.status(404).json(error("Resource not found."));
const invalid = (res: Response, { issues }: z.ZodError): void => {
  const data = Object.fromEntries(issues.map((issue) => [issue.path.join("."), [issue.message]]));
  res.status(400).json(error("Failed to validate the request.", data));
};

export function gorgiasApi(platform: Platform): Router {
  const { gorgiasEmail, gorgiasKey, helpdeskFactor } = platform.settings;
  const desk = platform.desks.gorgias;
  const router = Router();
  router.use(express.json({ limit: "2mb" }));
  router.use(basicGate(gorgiasEmail, gorgiasKey, FAULT_BODIES["401"]));
  router.use(limitGate(platform.clock, helpdeskFactor, LIMIT));
  router.use(faultGate(platform.faults.gorgias, FAULT_BODIES));
  router.get("/teams", (_req, res) => {
    res.json(
      page(
        "/api/teams",
        GROUPS.map(({ id, name }) => ({ id, name, uri: `/api/teams/${id}/` })),
      ),
    );
  });
  router.get("/users", (req, res) => {
    const { email } = req.query;
    const found = AGENTS.filter((each) => email === undefined || each.email === email);
    res.json(
      page(
        "/api/users",
        found.map((each) => ({ ...each, active: true, role: { name: "agent" } })),
      ),
    );
  });
  ticketRoutes(router, desk);
  router.use((_req, res) => missing(res));
  return router;
}

function ticketRoutes(router: Router, desk: HelpDesk): void {
  router.get("/tickets", (req, res) => {
    const { external_id: wanted } = req.query;
    const found = [...desk.tickets.values()].filter(
      (each) => wanted === undefined || each.externalId === wanted,
    );
    res.json(page("/api/tickets", found.reverse().map(ticketView)));
  });
  router.get("/messages", (req, res) => {
    const ticket = desk.tickets.get(Number(req.query["ticket_id"]));
    const data = ticket?.comments.map((comment) => messageView(ticket, comment)).reverse() ?? [];
    res.json(page("/api/messages", data));
  });
  router.post("/tickets", (req, res) => {
    const parsed = createSchema.safeParse(req.body);
    if (!parsed.success) return invalid(res, parsed.error);
    const { messages, customer, tags, ...wish } = parsed.data;
    const ticket = desk.open({
      externalId: wish.external_id ?? null,
      subject: wish.subject ?? "",
      status: wish.status ?? "open",
      priority: wish.priority ?? "normal",
      groupId: wish.assignee_team?.id ?? null,
      assigneeId: wish.assignee_user?.id ?? null,
      tags: tags.map(({ name }) => name),
      requester: customer ? desk.requester(customer.name, customer.email) : API_AGENT,
    });
    for (const message of messages) write(desk, ticket, message);
    res
      .status(201)
      .json({ ...ticketView(ticket), messages: ticket.comments.map((each) => messageView(ticket, each)) });
  });
  const about =
    (act: (ticket: Ticket, req: Request, res: Response) => void) =>
    (req: Request, res: Response): void => {
      const ticket = desk.tickets.get(Number(req.params["id"]));
      if (ticket) act(ticket, req, res);
      else missing(res);
    };
  router.get(
    "/tickets/:id",
    about((ticket, _req, res) => void res.json(ticketView(ticket))),
  );
  router.put(
    "/tickets/:id",
    about((ticket, req, res) => {
      const parsed = updateSchema.safeParse(req.body);
      if (!parsed.success) return invalid(res, parsed.error);
      desk.change(ticket, API_AGENT, () => update(ticket, parsed.data));
      res.status(202).json(ticketView(ticket));
    }),
  );
  router.post(
    "/tickets/:id/messages",
    about((ticket, req, res) => {
      const parsed = messageSchema.safeParse(req.body);
      if (!parsed.success) return invalid(res, parsed.error);
      const made = desk.change(ticket, API_AGENT, () => write(desk, ticket, parsed.data));
      res.status(201).json(messageView(ticket, made!));
    }),
  );
  const tags = (becomes: (now: string[], given: string[]) => string[]) =>
    about((ticket, req, res) => {
      const parsed = namesSchema.safeParse(req.body);
      if (!parsed.success) return invalid(res, parsed.error);
      desk.change(ticket, API_AGENT, () => {
        ticket.tags = [...new Set(becomes(ticket.tags, parsed.data.names))];
        return null;
      });
      res.status(204).end();
    });
  router.post(
    "/tickets/:id/tags",
    tags((now, given) => [...now, ...given]),
  );
  router.delete(
    "/tickets/:id/tags",
    tags((now, given) => now.filter((tag) => !given.includes(tag))),
  );
}

function update(ticket: Ticket, wish: z.output<typeof updateSchema>): null {
  if (wish.status !== undefined) ticket.status = wish.status;
  if (wish.priority !== undefined) ticket.priority = wish.priority;
  if (wish.subject) ticket.subject = wish.subject;
  if (wish.external_id !== undefined) ticket.externalId = wish.external_id;
  if (wish.assignee_team !== undefined) ticket.groupId = wish.assignee_team?.id ?? null;
  if (wish.assignee_user !== undefined) ticket.assigneeId = wish.assignee_user?.id ?? null;
  return null;
}

/** Gorgias keeps a message's foreign number and does not look whether it has it already. */
const write = (desk: HelpDesk, ticket: Ticket, wish: MessageWish): Comment =>
  desk.comment(ticket, {
    text: wish.body_text,
    html: wish.body_html,
    public: wish.channel !== "internal-note" && wish.public,
    by: "api",
    author: AGENTS.find((each) => each.email === wish.sender.email) ?? API_AGENT,
    externalId: wish.external_id ?? null,
  });
