import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Control } from "./control/control";
import { controlRoutes } from "./control/routes";
import { easypostApi } from "./easypost/routes";
import { chargeRoutes } from "./frame/charges";
import { adminFrame } from "./frame/routes";
import { indexPage } from "./index-page";
import type { Mailbox } from "./mail/mailbox";
import { mailboxRoutes } from "./mail/pages";
import type { Platform } from "./platform";
import { adminApi } from "./shopify/routes";
import { appProxy } from "./storefront/app-proxy";
import { storefront } from "./storefront/pages";
import { zendeskPage } from "./zendesk/page";
import { zendeskApi } from "./zendesk/routes";

/** All faces on one port. */
export function createServer(platform: Platform, control: Control, mailbox: Mailbox): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.get("/", (_req, res) => void res.send(indexPage(platform)));
  app.get("/healthz", (_req, res) => void res.json({ ok: true }));
  app.use("/control", controlRoutes(control));
  app.use("/easypost", easypostApi(platform));
  app.get("/zendesk", (_req, res) => void res.send(zendeskPage(platform)));
  app.use("/zendesk/api/v2", zendeskApi(platform));
  app.use(mailboxRoutes(mailbox));
  app.use("/store", storefront(platform));
  // Apps link to their proxy by its path prefix, from the root of the shop.
  app.use("/apps/doorstep", appProxy(platform));
  app.use(adminFrame(platform));
  app.use(chargeRoutes(platform));
  app.use(adminApi(platform));
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    const status =
      typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
    res.status(status).json({ errors: error instanceof Error ? error.message : "Internal Server Error" });
  });
  return app;
}
