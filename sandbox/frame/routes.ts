import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import { changeScopes, embeddedUrl } from "../control/lifecycle";
import type { Platform, Shopfront } from "../platform";
import { idToken } from "../shopify/id-token";
import { html } from "../support/html";
import { page } from "../support/page";
import { bridgeScript, frameScript } from "./bridge-script";
import { framePage } from "./page";

const scopesSchema = z.object({
  shop: z.string(),
  verb: z.enum(["request", "revoke"]),
  scopes: z.array(z.string()),
});
const shopQuery = z.object({ shop: z.string() });
const slugOf = (shop: Shopfront): string => shop.domain.replace(".myshopify.com", "");

function asked(platform: Platform, req: Request): Shopfront | undefined {
  const query = shopQuery.safeParse(req.query);
  return query.success ? platform.shops.get(query.data.shop) : undefined;
}

/** Only the app and the admin's own pages may ask for tokens. */
function appOnly(appOrigin: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const origin = req.get("Origin");
    if (origin === appOrigin) res.set({ "Access-Control-Allow-Origin": origin, Vary: "Origin" });
    else if (origin !== undefined && new URL(origin).host !== req.get("Host"))
      return void res.status(403).json({ error: "origin" });
    next();
  };
}

/** /admin, the frame around the app, and what the stand-in of App Bridge needs from it. */
export function adminFrame(platform: Platform): Router {
  const router = Router();
  const appOrigin = new URL(platform.settings.appUrl).origin;
  const script = (text: () => string) => (_req: Request, res: Response) =>
    void res.type("text/javascript").send(text());
  router.get("/app-bridge.js", script(bridgeScript));
  router.get("/admin/frame.js", script(frameScript));

  router.get("/admin", (_req, res) => res.redirect(`/admin/store/${slugOf(platform.main())}/apps/doorstep/`));
  router.get("/admin/store/:store/apps/doorstep*", (req, res) => {
    const shop = platform.shops.get(`${req.params.store}.myshopify.com`);
    if (!shop)
      return void res
        .status(404)
        .send(page("No such store", html`<p>There is no store “${req.params.store}”.</p>`));
    if (!shop.grants.installed) return void res.send(notInstalled(shop));
    const rest = req.path.split("/apps/doorstep")[1] ?? "";
    const inside = rest === "" || rest === "/" ? "/app" : rest;
    const search = req.url.includes("?") ? req.url.slice(req.url.indexOf("?")) : "";
    res.send(framePage({ shop, appOrigin, src: embeddedUrl(platform, shop, inside + search) }));
  });
  router.post("/admin/store/:store/apps/doorstep/install", (req, res) => {
    const shop = platform.shops.get(`${req.params.store}.myshopify.com`);
    if (!shop) return void res.status(404).end();
    shop.grants.install(platform.settings.scopes.split(","));
    res.redirect(303, `/admin/store/${slugOf(shop)}/apps/doorstep/`);
  });

  router.use("/admin/bridge", appOnly(appOrigin), express.json());
  router.get("/admin/bridge/id-token", (req, res) => {
    const shop = asked(platform, req);
    if (!shop) return void res.status(404).json({ error: "shop_unknown" });
    res.json({ token: idToken(platform.secrets, platform.settings.keysClock, shop.domain) });
  });
  router.get("/admin/bridge/scopes", (req, res) => {
    const shop = asked(platform, req);
    if (!shop) return void res.status(404).json({ error: "shop_unknown" });
    res.json(scopeDetail(platform, shop));
  });
  router.post("/admin/bridge/scopes", (req, res) => {
    const parsed = scopesSchema.safeParse(req.body);
    const shop = parsed.success ? platform.shops.get(parsed.data.shop) : undefined;
    if (!parsed.success || !shop) return void res.status(400).json({ error: "invalid" });
    const { verb, scopes } = parsed.data;
    const rest = shop.grants.scopes.filter((scope) => !scopes.includes(scope));
    changeScopes(shop, verb === "request" ? [...rest, ...scopes] : rest);
    res.json(scopeDetail(platform, shop));
  });
  return router;
}

function scopeDetail(platform: Platform, shop: Shopfront): object {
  const required = platform.settings.scopes.split(",");
  const optional = platform.settings.optionalScopes;
  return { granted: shop.grants.scopes, required, optional };
}

const notInstalled = (shop: Shopfront): string =>
  page(
    "Install Doorstep",
    html`<div class="card">
      <p>Doorstep is not installed on ${shop.domain}.</p>
      <form method="post" action="/admin/store/${slugOf(shop)}/apps/doorstep/install">
        <button>Install</button>
      </form>
    </div>`,
  );
