import { randomUUID } from "node:crypto";
import express, { Router, type NextFunction, type Request, type Response } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { faultGate } from "../support/faults";

const problem = (status: number, code: string, title: string, detail: string, pointer = "/data/") => ({
  errors: [{ id: randomUUID(), status, code, title, detail, source: { pointer }, links: {}, meta: {} }],
});

const NOT_AUTHENTICATED = problem(
  401,
  "not_authenticated",
  "Authentication credentials were not provided.",
  "Missing or invalid private key.",
);
const FAULT_BODIES = {
  "401": NOT_AUTHENTICATED,
  "403": problem(403, "permission_denied", "Permission denied.", "The key lacks a scope."),
  "429": problem(429, "throttled", "Request was throttled.", "Expected available in 1 second."),
  "500": problem(500, "error", "A server error occurred.", "A server error occurred."),
  "503": problem(503, "service_unavailable", "Service unavailable.", "Try again later."),
};

const eventSchema = z.object({
  data: z.object({
    type: z.literal("event"),
    attributes: z.object({
      unique_id: z.string().optional(),
      time: z.iso.datetime({ offset: true }).optional(),
      value: z.number().optional(),
      value_currency: z.string().length(3).optional(),
      properties: z.record(z.string(), z.unknown()).refine((all) => Object.keys(all).length <= 300),
      metric: z.object({
        data: z.object({
          type: z.literal("metric"),
          attributes: z.object({ name: z.string().min(1).max(127) }),
        }),
      }),
      profile: z.object({
        data: z.object({
          type: z.literal("profile"),
          attributes: z
            .object({
              email: z.string().includes("@").optional(),
              phone_number: z
                .string()
                .regex(/^\+[1-9]\d{6,14}$/)
                .optional(),
              external_id: z.string().optional(),
              properties: z.record(z.string(), z.unknown()).optional(),
            })
            .refine((who) => who.email ?? who.phone_number ?? who.external_id, "One identifier is needed."),
        }),
      }),
    }),
  }),
});

const METRICS: [id: string, name: string][] = [
  ["MtPlac", "Placed Order"],
  ["MtFulf", "Fulfilled Order"],
  ["MtChec", "Checkout Started"],
  ["MtDeli", "Delivered Shipment"],
  ["MtOurs", "Doorstep: parcel delayed"],
];
const FLOWS: [id: string, name: string, status: string, trigger: string, metric: string | null][] = [
  ["FlShip", "Shipping confirmation", "live", "Metric", "MtFulf"],
  ["FlDeli", "Delivered thanks", "draft", "Metric", "MtDeli"],
  ["FlCart", "Abandoned checkout", "live", "Metric", "MtChec"],
  ["FlWelc", "Welcome series", "live", "Added to List", null],
  ["FlOurs", "Sorry it is late", "live", "Metric", "MtOurs"],
];
const PAGE = 2;

const flowView = ([id, name, status, trigger]: (typeof FLOWS)[number]) => ({
  type: "flow",
  id,
  attributes: {
    name,
    status,
    archived: false,
    created: "2026-01-05T15:41:40+00:00",
    updated: "2026-01-05T15:41:47+00:00",
    trigger_type: trigger,
  },
  links: { self: `https://a.klaviyo.com/api/flows/${id}/` },
});

export function klaviyoApi(platform: Platform): Router {
  const router = Router();
  router.use(express.json({ limit: "5mb", type: ["application/json", "application/vnd.api+json"] }));
  router.use((req: Request, res: Response, next: NextFunction) => {
    if (req.get("Authorization") !== `Klaviyo-API-Key ${platform.settings.klaviyoKey}`)
      return void res.status(401).json(NOT_AUTHENTICATED);
    if (!/^20\d\d-\d\d-\d\d$/.test(req.get("revision") ?? ""))
      return void res.status(400).json(problem(400, "invalid", "Invalid input.", "A revision is needed."));
    next();
  });
  router.use(faultGate(platform.faults.klaviyo, FAULT_BODIES));
  router.post("/api/events", (req, res) => {
    const parsed = eventSchema.safeParse(req.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const pointer = `/${issue?.path.join("/") ?? ""}`;
      return void res
        .status(400)
        .json(problem(400, "invalid", "Invalid input.", issue?.message ?? "", pointer));
    }
    const { unique_id: id, time, metric, profile } = parsed.data.data.attributes;
    const { email, phone_number: phone, external_id: external } = profile.data.attributes;
    platform.eventDesk.hear({
      tool: "klaviyo",
      id: id ?? time ?? "",
      name: metric.data.attributes.name,
      person: email ?? phone ?? external ?? "",
      body: req.body as unknown,
    });
    res.status(202).end();
  });
  router.get("/api/flows", (req, res) => {
    const { searchParams } = new URL(req.originalUrl, "http://sandbox");
    const status = /^equals\(status,"(\w+)"\)$/.exec(searchParams.get("filter") ?? "")?.[1];
    const found = FLOWS.filter((flow) => status === undefined || flow[2] === status);
    res.json({ data: found.map(flowView), links: { self: "https://a.klaviyo.com/api/flows/", next: null } });
  });
  router.get("/api/metrics", (req, res) => {
    const { searchParams } = new URL(req.originalUrl, "http://sandbox");
    const from = Number(searchParams.get("page[cursor]") ?? 0);
    const next = from + PAGE < METRICS.length ? from + PAGE : null;
    res.json({
      data: METRICS.slice(from, from + PAGE).map(([id, name]) => ({
        type: "metric",
        id,
        attributes: { name },
      })),
      links: { next: next === null ? null : `https://a.klaviyo.com/api/metrics?page%5Bcursor%5D=${next}` },
    });
  });
  router.get("/api/metrics/:id/flow-triggers", (req, res) => {
    const found = FLOWS.filter(([, , , , metric]) => metric === req.params.id);
    res.json({ data: found.map(flowView), links: { next: null } });
  });
  router.use((_req, res) => void res.status(404).json(problem(404, "not_found", "Not found.", "Not found.")));
  return router;
}
