import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { Platform } from "../platform";
import { faultGate } from "../support/faults";
import { GROUPS } from "./help-desk";
import { ticketRoutes } from "./ticket-routes";
import { API } from "./ticket-view";

const FAULT_BODIES = {
  "401": { error: "Couldn't authenticate you" },
  "403": { error: { title: "Forbidden", message: "You do not have access to this page." } },
  "429": { error: "APIRateLimitExceeded", description: "Number of allowed API requests per minute exceeded" },
  "500": { error: "InternalServerError", description: "Something went wrong" },
  "503": { error: "DatabaseConflict", description: "Database collision" },
};

function tokenGate(email: string, token: string) {
  const wanted = `Basic ${Buffer.from(`${email}/token:${token}`).toString("base64")}`;
  return (req: Request, res: Response, next: NextFunction): void => {
    if (req.get("Authorization") === wanted) return next();
    res.status(401).json(FAULT_BODIES["401"]);
  };
}

const FIELDS = [
  { id: 360_000_000_010, type: "subject", title: "Subject", active: true, required: false },
  { id: 360_000_000_011, type: "description", title: "Description", active: true, required: false },
  { id: 360_000_000_012, type: "text", title: "Order number", active: true, required: false },
  { id: 360_000_000_013, type: "text", title: "Tracking number", active: true, required: false },
];

export function zendeskApi(platform: Platform): Router {
  const router = Router();
  router.use(express.json({ limit: "2mb" }));
  router.use(tokenGate(platform.settings.zendeskEmail, platform.settings.zendeskToken));
  router.use(faultGate(platform.faults.zendesk, FAULT_BODIES));
  router.use((_req, res, next) => {
    res.set({ "X-Rate-Limit": "700", "X-Rate-Limit-Remaining": "699" });
    next();
  });
  // Every path may be written with or without its ".json".
  router.use((req, _res, next) => {
    req.url = req.url.replace(/\.json(?=\?|$)/, "");
    next();
  });
  router.use("/tickets", ticketRoutes(platform.helpDesk));
  router.get("/groups", (_req, res) => {
    const groups = GROUPS.map((group) => ({
      url: `${API}/groups/${group.id}.json`,
      ...group,
      deleted: false,
    }));
    res.json({ groups, next_page: null, previous_page: null, count: groups.length });
  });
  router.get("/ticket_fields", (_req, res) => {
    const fields = FIELDS.map((field) => ({ url: `${API}/ticket_fields/${field.id}.json`, ...field }));
    res.json({ ticket_fields: fields, next_page: null, previous_page: null, count: fields.length });
  });
  router.get("/users/me", (_req, res) => {
    res.json({
      user: { id: 370_000_000_001, name: "Doorstep", email: platform.settings.zendeskEmail, role: "agent" },
    });
  });
  router.use((_req, res) => {
    res.status(404).json({ error: "InvalidEndpoint", description: "Not found" });
  });
  return router;
}
