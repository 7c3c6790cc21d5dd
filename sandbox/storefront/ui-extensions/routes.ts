import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Platform } from "../../platform";
import { ownNamespace } from "../../shopify/views/common";
import type { Cart, OwnMetafield } from "../../store/model";
import { html } from "../../support/html";
import { cartOf, signedInCustomer } from "../cart";
import { setAttributes } from "../cart-routes";
import { served } from "./bundle";
import { CLIENT_SCRIPTS, clientScript } from "./client-script";
import { type UiExtension, uiExtensions } from "./find";
import { extensionToken } from "./session-token";
import { appMetafields, attributeValues } from "./values";

const name = z.string().min(1).max(64);
const changeSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("updateCartMetafield"),
    metafield: z.object({ namespace: z.string().optional(), key: name, type: z.string(), value: z.string() }),
  }),
  z.object({ type: z.literal("removeCartMetafield"), namespace: z.string().optional(), key: name }),
  z.object({ type: z.literal("updateAttribute"), key: z.string().min(1).max(255), value: z.string() }),
  z.object({ type: z.literal("removeAttribute"), key: z.string().min(1).max(255) }),
]);
type Change = z.output<typeof changeSchema>;

const refusal = (error: unknown): string => (error instanceof Error ? error.message : "failed");

/** What the frames of UI extensions ask for. */
export function uiExtensionRoutes(platform: Platform): Router {
  const router = Router();
  const { settings } = platform;
  const asked = (req: Request): UiExtension | undefined =>
    uiExtensions(settings.extensionsDir).find((each) => each.handle === req.params["handle"]);
  const script = (res: Response, code: string) => void res.type("text/javascript").send(code);

  router.get("/ui-extensions/client/:name.js", (req, res, next) => {
    const wanted = z.enum(CLIENT_SCRIPTS).safeParse(req.params.name);
    if (!wanted.success) return next();
    clientScript(wanted.data).then((code) => script(res, code), next);
  });
  router.get("/ui-extensions/:handle/bundle.js", (req, res, next) => {
    const extension = asked(req);
    if (!extension) return next();
    // Refused at deploy on Shopify, so that nothing of it runs. Here it says why, to whoever opens the console.
    served(extension, settings).then(
      (code) => script(res, code),
      (error: unknown) => script(res, `console.error(${JSON.stringify(refusal(error))});`),
    );
  });
  router.get("/ui-extensions/:handle/host", (req, res, next) => {
    const extension = asked(req);
    if (!extension) return next();
    res.set("Content-Security-Policy", `connect-src ${extension.network ? "http: https:" : "'none'"}`);
    res.send(hostPage(extension));
  });
  router.get(
    "/ui-extensions/session-token",
    (req, res) => void res.json({ token: extensionToken(platform, signedInCustomer(req)) }),
  );
  router.post("/ui-extensions/cart", express.json({ limit: "200kb" }), (req, res) => {
    const cart = cartOf(req, platform.main().world.state);
    const change = changeSchema.safeParse(req.body);
    const result = change.success
      ? apply(cart, change.data, (namespace) => ownNamespace(settings.apiKey, namespace))
      : { type: "error", message: "Invalid change." };
    res.json({ result, now: { appMetafields: appMetafields(cart), attributes: attributeValues(cart) } });
  });
  return router;
}

/** Nothing in its body: that is where the extension draws. */
const hostPage = (extension: UiExtension): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${extension.name}</title>
        <script
          src="/store/ui-extensions/client/host.js"
          data-bundle="/store/ui-extensions/${extension.handle}/bundle.js"
          defer
        ></script>
      </head>
      <body></body>
    </html>`.text;

function apply(cart: Cart, change: Change, own: (namespace: string | undefined) => string): object {
  if (change.type === "updateAttribute") setAttributes(cart, { [change.key]: change.value });
  else if (change.type === "removeAttribute") setAttributes(cart, { [change.key]: null });
  else {
    const wanted = change.type === "updateCartMetafield" ? change.metafield : change;
    const namespace = own(wanted.namespace);
    const rest = cart.metafields.filter((each) => each.namespace !== namespace || each.key !== wanted.key);
    if (change.type === "removeCartMetafield") cart.metafields = rest;
    else if (isValid(change.metafield)) cart.metafields = [...rest, { ...change.metafield, namespace }];
    else return { type: "error", message: "Value is invalid JSON." };
  }
  return { type: "success" };
}

function isValid({ type, value }: Pick<OwnMetafield, "type" | "value">): boolean {
  if (type !== "json") return true;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
