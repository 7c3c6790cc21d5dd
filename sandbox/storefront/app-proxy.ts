import express, { type Request, type Response, Router } from "express";
import type { Platform } from "../platform";
import { html, trusted } from "../support/html";
import { appProxySignature } from "../support/sign";
import { appBlocks } from "./blocks";
import { signedInCustomer } from "./cart";
import { globals } from "./drops";
import { liquidFor } from "./liquid";
import { storeLayout } from "./theme";

const PREFIX = "/apps/doorstep";
const TIMEOUT_MS = 10_000;
const PASSED_HEADERS = [
  "content-type",
  "cache-control",
  "location",
  "etag",
  "last-modified",
  "content-language",
];

/** The query the app receives: the visitor's own, what the platform adds, and the signature over all of it. */
export function signedQuery(platform: Platform, req: Request): URLSearchParams {
  const query = new URLSearchParams(req.originalUrl.split("?")[1] ?? "");
  for (const reserved of ["shop", "path_prefix", "timestamp", "logged_in_customer_id", "signature"])
    query.delete(reserved);
  query.set("shop", platform.main().domain);
  query.set("logged_in_customer_id", signedInCustomer(req));
  query.set("path_prefix", PREFIX);
  query.set("timestamp", String(Math.floor(platform.clock.now().getTime() / 1000)));
  query.set("signature", appProxySignature(platform.secrets.secret(), query));
  return query;
}

/** /store/apps/doorstep/* → {app}/proxy/*. No cookies in either direction. */
export function appProxy(platform: Platform): Router {
  const router = Router();
  router.use(express.raw({ type: () => true, limit: "2mb" }));
  router.all("*", (req, res) => {
    forward(platform, req, res).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : "failed";
      res
        .status(502)
        .send(problem(platform, "This page is not available", `The app did not answer (${why}).`));
    });
  });
  return router;
}

async function forward(platform: Platform, req: Request, res: Response): Promise<void> {
  const shop = platform.main();
  if (!shop.grants.installed || !shop.grants.granted().has("write_app_proxy"))
    return void res
      .status(404)
      .send(problem(platform, "Page not found", "There is nothing at this address."));
  const url = `${platform.settings.appUrl}/proxy${req.path === "/" ? "" : req.path}?${signedQuery(platform, req)}`;
  const body: unknown = req.body;
  const answer = await fetch(url, {
    method: req.method,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      Accept: req.get("Accept") ?? "*/*",
      "User-Agent": req.get("User-Agent") ?? "",
      "Accept-Language": req.get("Accept-Language") ?? "en",
      "X-Forwarded-For": req.socket.remoteAddress ?? "",
      ...(req.get("Content-Type") ? { "Content-Type": req.get("Content-Type")! } : {}),
    },
    ...(Buffer.isBuffer(body) && req.method !== "GET" && req.method !== "HEAD"
      ? { body: new Uint8Array(body) }
      : {}),
  });
  const type = answer.headers.get("content-type") ?? "";
  if (type.startsWith("application/liquid"))
    return void res.status(answer.status).send(await themed(platform, req, await answer.text()));
  if (answer.status >= 400 && !type.includes("json") && (req.get("Accept") ?? "").includes("text/html"))
    return void res
      .status(answer.status)
      .send(problem(platform, titleOf(answer.status), "Please go back and try again."));
  for (const name of PASSED_HEADERS) if (answer.headers.has(name)) res.set(name, answer.headers.get(name)!);
  res.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
}

const titleOf = (status: number): string =>
  status === 404 ? "Page not found" : "This page is not available";

export function problem(platform: Platform, title: string, text: string): string {
  const body = html`<h1>${title}</h1>
    <p>${text}</p>
    <p><a href="/store">Back to the shop</a></p>`;
  return storeLayout({ title, body, shopName: platform.main().world.state.shop.name });
}

/** Liquid is rendered by the theme, inside it, unless it says {% layout none %}. */
async function themed(platform: Platform, req: Request, source: string): Promise<string> {
  const shop = platform.main();
  const bare = /^\s*\{%-?\s*layout\s+none\s*-?%\}/.exec(source);
  const scope = globals(platform, shop, req.originalUrl.split("?")[0] ?? "");
  const engine = liquidFor(platform.settings.extensionsDir, "/store/extensions");
  const text = String(await engine.parseAndRender(bare ? source.slice(bare[0].length) : source, scope));
  if (bare) return text;
  const title = /<h1[^>]*>([^<]*)<\/h1>/i.exec(text)?.[1]?.trim() || "Your order";
  const place = { platform, shop, template: "page", path: req.path, drops: {} };
  const embeds = { head: appBlocks(place, "head"), foot: appBlocks(place, "body") };
  return storeLayout({ title, body: trusted(text), shopName: shop.world.state.shop.name, ...embeds });
}
