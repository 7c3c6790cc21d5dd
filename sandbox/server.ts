import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Control } from "./control/control";
import { controlRoutes } from "./control/routes";
import { easypostApi } from "./easypost/routes";
import { chargeRoutes } from "./frame/charges";
import { adminFrame } from "./frame/routes";
import { freshdeskApi } from "./helpdesks/freshdesk/routes";
import { gorgiasApi } from "./helpdesks/gorgias/routes";
import { DESKS } from "./helpdesks/help-desk";
import { deskPages } from "./helpdesks/page";
import { zendeskApi } from "./helpdesks/zendesk/routes";
import { indexPage } from "./index-page";
import type { Mailbox } from "./mail/mailbox";
import { mailboxRoutes } from "./mail/pages";
import { klaviyoApi } from "./marketing/klaviyo";
import { marketingPage } from "./marketing/page";
import { attentiveApi, hookReceiver, postscriptApi } from "./marketing/receivers";
import type { Platform } from "./platform";
import { postmarkApi } from "./postmark/routes";
import { adminApi } from "./shopify/routes";
import { appProxy } from "./storefront/app-proxy";
import { storefront } from "./storefront/pages";
import { phoneRoutes } from "./twilio/pages";
import { twilioApi } from "./twilio/routes";

/** All faces on one port. */
export function createServer(platform: Platform, control: Control, mailbox: Mailbox): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.get("/", (_req, res) => void res.send(indexPage(platform)));
  app.get("/healthz", (_req, res) => void res.json({ ok: true }));
  app.use("/control", controlRoutes(control));
  app.use("/easypost", easypostApi(platform));
  app.use("/zendesk/api/v2", zendeskApi(platform));
  app.use("/gorgias/api", gorgiasApi(platform));
  app.use("/freshdesk/api/v2", freshdeskApi(platform));
  for (const desk of DESKS) app.use(`/${desk}`, deskPages(platform, desk));
  app.use("/postmark", postmarkApi(platform, mailbox));
  app.use(mailboxRoutes(mailbox));
  app.use("/twilio", twilioApi(platform));
  app.use(phoneRoutes(platform));
  app.use("/klaviyo", klaviyoApi(platform));
  app.use("/postscript", postscriptApi(platform));
  app.use("/attentive", attentiveApi(platform));
  app.use("/hook", hookReceiver(platform));
  app.get("/marketing", (_req, res) => void res.send(marketingPage(platform)));
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
