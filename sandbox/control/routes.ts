import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import { Refused } from "../store/world";
import type { Control } from "./control";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** The verbs over HTTP, for tests in other processes on this machine and nobody else. */
export function controlRoutes(control: Control): Router {
  const router = Router();
  router.use((req, res, next) => {
    if (LOOPBACK.has(req.socket.remoteAddress ?? "")) return next();
    res.status(403).json({ error: "loopback_only" });
  });
  router.use(express.json({ limit: "1mb" }));
  const answer = (act: (req: Request) => unknown) => (req: Request, res: Response, next: NextFunction) => {
    Promise.resolve()
      .then(() => act(req))
      .then((body) => res.json(body))
      .catch(next);
  };
  const part = (req: Request, name: string): string => req.params[name] ?? "";
  router.post(
    "/orders",
    answer((req) => control.order(req.body)),
  );
  router.post(
    "/orders/:order/changes",
    answer((req) => control.change(part(req, "order"), req.body)),
  );
  router.post(
    "/fulfillments",
    answer((req) => control.fulfillment(req.body)),
  );
  router.post(
    "/parcels/:number/script",
    answer((req) => control.script(part(req, "number"), req.body)),
  );
  router.post(
    "/parcels/:number/scan",
    answer((req) => control.scan(part(req, "number"), req.body)),
  );
  router.post(
    "/products/:id",
    answer((req) => control.product(part(req, "id"), req.body)),
  );
  router.post(
    "/locations/:id",
    answer((req) => control.location(part(req, "id"), req.body)),
  );
  router.post(
    "/claims/:id",
    answer((req) => control.claim(part(req, "id"), req.body)),
  );
  router.post(
    "/faults",
    answer((req) => control.faults(req.body)),
  );
  router.get(
    "/faults",
    answer(() => control.currentFaults()),
  );
  router.post(
    "/lifecycle",
    answer((req) => control.lifecycle(req.body)),
  );
  router.post(
    "/secrets",
    answer((req) => control.secrets(req.body)),
  );
  router.post(
    "/webhooks/redeliver",
    answer((req) => control.redeliver(req.body)),
  );
  router.get(
    "/webhooks",
    answer((req) => control.webhooks(req.query)),
  );
  router.get(
    "/state",
    answer((req) => control.state(typeof req.query["shop"] === "string" ? req.query["shop"] : undefined)),
  );
  router.get(
    "/idle",
    answer(() => control.idle()),
  );
  router.post(
    "/reset",
    answer(() => control.reset()),
  );
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (error instanceof Refused)
      return void res.status(409).json({ error: error.code, message: error.message });
    if (error instanceof z.ZodError)
      return void res.status(400).json({ error: "invalid", issues: error.issues });
    next(error);
  });
  return router;
}
