import express, { Router } from "express";
import type { Platform } from "../../platform";
import { faultGate } from "../../support/faults";
import { basicGate, limitGate } from "../gate";
import { AGENTS, API_AGENT, GROUPS } from "../help-desk";
import { ticketRoutes } from "./ticket-routes";
import { API } from "./ticket-view";

const FAULT_BODIES = {
  "401": { error: "Couldn't authenticate you" },
  "403": { error: { title: "Forbidden", message: "You do not have access to this page." } },
  "429": { error: "APIRateLimitExceeded", description: "Number of allowed API requests per minute exceeded" },
  "500": { error: "InternalServerError", description: "Something went wrong" },
  "503": { error: "DatabaseConflict", description: "Database collision" },
};

/** Of the add-on for many calls; plans begin at 200 a minute. https://developer.zendesk.com/api-reference/introduction/rate-limits/ */
const LIMIT = {
  calls: 2500,
  perSeconds: 60,
  refusal: FAULT_BODIES["429"],
  headers: (left: number, calls: number) => ({
    "X-Rate-Limit": String(calls),
    "X-Rate-Limit-Remaining": String(left),
  }),
};

const FIELDS = [
  { id: 360_000_000_010, type: "subject", title: "Subject", active: true, required: false },
  { id: 360_000_000_011, type: "description", title: "Description", active: true, required: false },
  { id: 360_000_000_012, type: "text", title: "Order number", active: true, required: false },
  { id: 360_000_000_013, type: "text", title: "Tracking number", active: true, required: false },
];

const listed = (name: string, items: object[]) => ({
  [name]: items,
  next_page: null,
  previous_page: null,
  count: items.length,
});

export function zendeskApi(platform: Platform): Router {
  const { zendeskEmail, zendeskToken, helpdeskFactor } = platform.settings;
  const router = Router();
  router.use(express.json({ limit: "2mb" }));
  router.use(basicGate(`${zendeskEmail}/token`, zendeskToken, FAULT_BODIES["401"]));
  router.use(limitGate(platform.clock, helpdeskFactor, LIMIT));
  router.use(faultGate(platform.faults.zendesk, FAULT_BODIES));
  // Every path may be written with or without its ".json".
  router.use((req, _res, next) => {
    req.url = req.url.replace(/\.json(?=\?|$)/, "");
    next();
  });
  router.use("/tickets", ticketRoutes(platform.desks.zendesk));
  router.get("/groups", (_req, res) => {
    const groups = GROUPS.map(({ id, name }) => ({
      url: `${API}/groups/${id}.json`,
      id,
      name,
      deleted: false,
    }));
    res.json(listed("groups", groups));
  });
  router.get("/users/search", (req, res) => {
    const { query } = req.query;
    const email = /^email:(\S+)$/.exec(typeof query === "string" ? query : "")?.[1]?.toLowerCase();
    const found = AGENTS.filter((each) => each.email?.toLowerCase() === email);
    res.json(
      listed(
        "users",
        found.map((each) => ({ ...each, role: "agent", active: true })),
      ),
    );
  });
  router.get("/users/:id/group_memberships", (req, res) => {
    const user = Number(req.params.id);
    const memberships = GROUPS.filter((group) => group.agents.includes(user)).map((group, at) => ({
      id: user + at,
      user_id: user,
      group_id: group.id,
      default: at === 0,
    }));
    res.json(listed("group_memberships", memberships));
  });
  router.get("/ticket_fields", (_req, res) => {
    const fields = FIELDS.map((field) => ({ url: `${API}/ticket_fields/${field.id}.json`, ...field }));
    res.json(listed("ticket_fields", fields));
  });
  router.get("/users/me", (_req, res) => {
    res.json({ user: { ...API_AGENT, role: "agent" } });
  });
  router.use((_req, res) => {
    res.status(404).json({ error: "InvalidEndpoint", description: "Not found" });
  });
  return router;
}
