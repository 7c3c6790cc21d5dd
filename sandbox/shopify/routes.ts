import express, { type Request, type Response, Router } from "express";
import type { Platform, Shopfront } from "../platform";
import { faultGate } from "../support/faults";
import { answerGraphql } from "./admin-endpoint";
import type { Context } from "./context";
import { adminSchema, isVersion } from "./schema";
import { answerTokenRequest } from "./token-endpoint";
import { orderView } from "./views/order";

const FAULT_BODIES = {
  "401": { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
  "403": { errors: "[API] This IP address is not on the allowlist of the app." },
  "429": {
    errors:
      "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.",
  },
  "500": { errors: "Internal Server Error" },
  "502": { errors: "Bad Gateway" },
  "503": { errors: "Service Unavailable" },
};

/** GraphQL has one path; faults are aimed by the operation's name or text. */
const labelOf = (req: Request): string => {
  const body: unknown = req.body;
  const query = typeof body === "object" && body !== null && "query" in body ? String(body.query) : "";
  return `${req.method} ${req.originalUrl} ${query}`;
};

function shopOf(platform: Platform, req: Request): Shopfront | undefined {
  const host = req.get("X-Forwarded-Host") ?? "";
  return platform.shops.get(host);
}

export function adminApi(platform: Platform): Router {
  const router = Router();
  const json = express.json({ limit: "2mb" });
  const form = express.urlencoded({ extended: false });
  router.use("/admin", json, form, faultGate(platform.faults.admin, FAULT_BODIES, labelOf));
  router.post("/admin/oauth/access_token", (req, res) => {
    const shop = shopOf(platform, req);
    if (!shop) return notFound(res);
    const desk = {
      secrets: platform.secrets,
      grants: shop.grants,
      shop: shop.domain,
      clock: platform.settings.keysClock,
    };
    const answer = answerTokenRequest(desk, req.body);
    res.status(answer.status).json(answer.body);
  });
  router.post("/admin/api/:version/graphql.json", (req, res, next) => {
    graphql(platform, req, res).catch(next);
  });
  return router;
}

const notFound = (res: Response): void => void res.status(404).json({ errors: "Not Found" });

async function graphql(platform: Platform, req: Request, res: Response): Promise<void> {
  const shop = shopOf(platform, req);
  const version = req.params["version"] ?? "";
  if (!shop || !isVersion(version)) return notFound(res);
  const access = shop.grants.check(req.get("X-Shopify-Access-Token"));
  if (!access) return void res.status(401).json(FAULT_BODIES["401"]);
  const context: Context = {
    world: shop.world,
    admin: adminSchema(version),
    granted: shop.grants.granted(),
    grants: shop.grants,
    apiKey: platform.settings.apiKey,
    idempotency: shop.idempotency,
    showOrder: (order) => orderView(context, order),
    subscriptions: platform.subscriptions,
    sandboxUrl: `http://${req.get("Host") ?? ""}`,
    appUrl: platform.settings.appUrl,
    apiVersion: version,
  };
  const answer = await answerGraphql(context, shop.bucket, req.body, res.locals["throttled"] === true);
  res.status(answer.status).set("X-Shopify-API-Version", version).json(answer.body);
}
