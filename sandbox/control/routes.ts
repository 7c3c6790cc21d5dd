import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import { Refused } from "../store/world";
import { deedSchema } from "../helpdesks/agent";
import type { Control } from "./control";
import * as schemas from "./schemas";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

const answer = (act: (req: Request) => unknown) => (req: Request, res: Response, next: NextFunction) => {
  Promise.resolve()
    .then(() => act(req))
    .then((body) => res.json(body))
    .catch(next);
};

function refuse(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof Refused) res.status(409).json({ error: error.code, message: error.message });
  else if (error instanceof z.ZodError) res.status(400).json({ error: "invalid", issues: error.issues });
  else next(error);
}

/** The verbs over HTTP, for tests in other processes on this machine and nobody else. */
export function controlRoutes(control: Control): Router {
  const router = Router();
  router.use((req, res, next) => {
    if (LOOPBACK.has(req.socket.remoteAddress ?? "")) return next();
    res.status(403).json({ error: "loopback_only" });
  });
  router.use(express.json({ limit: "1mb" }));
  const post = <S extends z.ZodType>(
    path: string,
    schema: S,
    act: (wish: z.output<S>, of: string) => unknown,
  ) =>
    router.post(
      path,
      answer((req) => act(schema.parse(req.body ?? {}), req.params["of"] ?? "")),
    );
  post("/orders", schemas.orderSchema, (wish) => control.order(wish));
  post("/orders/:of/changes", schemas.changeSchema, (wish, order) => control.change(order, wish));
  post("/fulfillments", schemas.fulfillmentSchema, (wish) => control.fulfillment(wish));
  post("/parcels/:of/script", schemas.scriptSchema, (wish, number) => control.script(number, wish));
  post("/parcels/:of/scan", schemas.scanSchema, (wish, number) => control.scan(number, wish));
  post("/products", schemas.newProductSchema, (wish) => control.newProduct(wish));
  post("/products/:of", schemas.productSchema, (wish, id) => control.product(id, wish));
  post("/locations/:of", schemas.locationSchema, (wish, id) => control.location(id, wish));
  post("/claims/:of", schemas.claimSchema, (wish, id) => control.claim(id, wish));
  post("/phones/:of", schemas.replySchema, (wish, number) => control.reply(number, wish));
  post("/letters/:of", schemas.letterSchema, (wish, address) => control.letter(address, wish));
  post("/faults", schemas.faultsSchema, (wish) => control.faults(wish));
  const deskOf = (req: Request) => schemas.deskSchema.parse(req.params["desk"]);
  router.post(
    "/helpdesks/:desk/webhook",
    answer((req) => control.hook(deskOf(req), schemas.hookSchema.parse(req.body))),
  );
  router.post(
    "/helpdesks/:desk/tickets/:id/deeds",
    answer((req) => control.deed(deskOf(req), Number(req.params["id"]), deedSchema.parse(req.body))),
  );
  router.get(
    "/helpdesks/:desk/tickets",
    answer((req) => control.tickets(deskOf(req))),
  );
  post("/lifecycle", schemas.lifecycleSchema, (wish) => control.lifecycle(wish));
  post("/secrets", schemas.secretsSchema, (wish) => control.secrets(wish));
  post("/webhooks/redeliver", schemas.redeliverSchema, (wish) => control.redeliver(wish));
  const get = (path: string, act: (req: Request) => unknown) => router.get(path, answer(act));
  get("/faults", () => control.currentFaults());
  get("/webhooks", (req) => control.webhooks(schemas.logSchema.parse(req.query)));
  get("/state", (req) => control.state(z.object({ shop: z.string().optional() }).parse(req.query).shop));
  get("/idle", () => control.idle());
  post("/reset", z.unknown(), () => control.reset());
  router.use(refuse);
  return router;
}
