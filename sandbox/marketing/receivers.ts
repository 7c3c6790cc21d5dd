import { createHmac } from "node:crypto";
import express, { Router, type NextFunction, type Request, type Response } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { type ErrorBodies, faultGate, type FaultLine } from "../support/faults";

const postscriptError = (code: string, message: string) => ({ error: { code, message } });
const attentiveError = (message: string) => ({ message });

const postscriptSchema = z
  .object({
    type: z.string().regex(/^[A-Za-z0-9_]+$/),
    subscriber_id: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    occurred_at: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/)
      .optional(),
    external_id: z.string().optional(),
    properties: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((event) => event.subscriber_id ?? event.phone ?? event.email, "one identifier is needed");

const attentiveSchema = z.object({
  type: z.string().regex(/^[^"'(){}[\]\\|,]+$/),
  properties: z.record(z.string().regex(/^[^"{}[\]\\|]+$/), z.unknown()).optional(),
  externalEventId: z.string().optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  user: z
    .object({
      phone: z
        .string()
        .regex(/^\+[1-9]\d{6,14}$/)
        .optional(),
      email: z.string().includes("@").optional(),
      externalIdentifiers: z.object({ clientUserId: z.string().optional() }).optional(),
    })
    .refine((user) => user.phone ?? user.email ?? user.externalIdentifiers?.clientUserId),
});

/** Bearer token, then what is broken on purpose. */
function bearerApi(token: string, line: FaultLine, bodies: ErrorBodies): Router {
  const router = Router();
  router.use(express.json({ limit: "1mb" }));
  router.use((req: Request, res: Response, next: NextFunction) => {
    if (req.get("Authorization") === `Bearer ${token}`) return next();
    res.status(401).json(bodies["401"]);
  });
  router.use(faultGate(line, bodies));
  return router;
}

export function postscriptApi({ settings, faults, eventDesk }: Platform): Router {
  const router = bearerApi(settings.postscriptKey, faults.postscript, {
    "401": postscriptError("unauthorized", "Invalid API key."),
    "429": postscriptError("rate_limit_exceeded", "Rate limit exceeded. Please retry later."),
  });
  router.post("/api/v2/events", (req, res) => {
    const parsed = postscriptSchema.safeParse(req.body);
    if (!parsed.success)
      return void res.status(400).json(postscriptError("invalid_request", z.prettifyError(parsed.error)));
    const { type, phone, email, subscriber_id: subscriber, external_id: id } = parsed.data;
    const person = subscriber ?? phone ?? email ?? "";
    eventDesk.hear({ tool: "postscript", id: id ?? "", name: type, person, body: req.body as unknown });
    res.json({ status: "ok" });
  });
  return router;
}

export function attentiveApi({ settings, faults, eventDesk }: Platform): Router {
  const router = bearerApi(settings.attentiveKey, faults.attentive, {
    "401": attentiveError("Unauthorized"),
    "403": attentiveError("Access Denied"),
    "429": attentiveError("Too many requests"),
  });
  router.post("/v1/events/custom", (req, res) => {
    const parsed = attentiveSchema.safeParse(req.body);
    if (!parsed.success)
      return void res.status(400).json(attentiveError(`Invalid parameter: ${z.prettifyError(parsed.error)}`));
    const { type, user, externalEventId: id } = parsed.data;
    const person = user.phone ?? user.email ?? user.externalIdentifiers?.clientUserId ?? "";
    eventDesk.hear({ tool: "attentive", id: id ?? "", name: type, person, body: req.body as unknown });
    res.json({});
  });
  return router;
}

const hookSchema = z.object({
  id: z.string(),
  metric: z.string(),
  profile: z.record(z.string(), z.string().nullable()),
});

/** Stands where a merchant would receive the signed webhook; believes nothing that is not signed. */
export function hookReceiver({ settings, faults, eventDesk }: Platform): Router {
  const router = Router();
  router.use(express.text({ type: "application/json", limit: "1mb" }), faultGate(faults.hook, {}));
  router.post("*", (req, res) => {
    const body = String(req.body);
    const [, time, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(req.get("Doorstep-Signature") ?? "") ?? [];
    const wanted = createHmac("sha256", settings.hookSecret).update(`${time}.${body}`).digest("hex");
    if (given !== wanted) return void res.status(401).json({ error: "signature" });
    const event = hookSchema.parse(JSON.parse(body));
    eventDesk.hear({
      tool: "hook",
      id: req.get("Idempotency-Key") ?? "",
      name: event.metric,
      person: Object.values(event.profile).find((one) => one !== null) ?? "",
      body: JSON.parse(body) as unknown,
    });
    res.json({ taken: true });
  });
  return router;
}
