import type { z } from "zod";
import { idToken } from "../shopify/id-token";
import { scopesPayload, shopPayload } from "../shopify/webhooks/shop-payloads";
import type { Platform, Shopfront } from "../platform";
import { orderBy } from "../store/actions/find";
import { redactCustomer, redactShop, requestCustomerData, updateShop } from "../store/actions/shop-changes";
import { Refused } from "../store/world";
import { iso } from "../support/clock";
import { shopNamed } from "./orders";
import type { lifecycleSchema } from "./schemas";

type Step = z.output<typeof lifecycleSchema>;
const listed = (scopes: string): string[] =>
  scopes
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);

export async function lifecycle(platform: Platform, step: Step): Promise<object> {
  const shop = shopNamed(platform, step.shop);
  if (step.action === "install" || step.action === "reinstall") {
    shop.grants.install(step.scopes ? listed(step.scopes) : listed(platform.settings.scopes));
    return { installed: true, opened: await openApp(platform, shop, "/app") };
  }
  if (step.action === "open") return { opened: await openApp(platform, shop, step.path) };
  if (step.action === "uninstall") uninstall(shop);
  else if (step.action === "scopes") changeScopes(shop, listed(step.scopes));
  else if (step.action === "shop_redact") redactShop(shop.world);
  else if (step.action === "shop_update") {
    const { action: _action, shop: _shop, ...change } = step;
    updateShop(shop.world, change);
  } else {
    const customerId =
      step.customerId ?? (step.orderId ? orderBy(shop.world, step.orderId).customerId : null);
    if (customerId === null)
      throw new Refused("customer_unknown", "Name a customer, or an order that has one.");
    if (step.action === "redact") redactCustomer(shop.world, customerId);
    else requestCustomerData(shop.world, customerId);
  }
  return { installed: shop.grants.installed, scopes: shop.grants.scopes };
}

function uninstall(shop: Shopfront): void {
  shop.grants.uninstall();
  const { world } = shop;
  world.announce(
    "app/uninstalled",
    shopPayload(world.state.shop, iso(world.clock.now())),
    world.newEventId(),
  );
}

export function changeScopes(shop: Shopfront, scopes: string[]): void {
  const previous = shop.grants.scopes;
  shop.grants.scopes = scopes;
  const { world } = shop;
  const payload = scopesPayload(world.state, previous, scopes, iso(world.clock.now()));
  world.announce("app/scopes_update", payload, world.newEventId());
}

const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

/** The address the admin puts into its frame. */
export function embeddedUrl(platform: Platform, shop: Shopfront, path: string): string {
  const slug = shop.domain.replace(".myshopify.com", "");
  const url = new URL(path, platform.settings.appUrl);
  url.searchParams.set("embedded", "1");
  url.searchParams.set("shop", shop.domain);
  url.searchParams.set(
    "host",
    Buffer.from(`admin.shopify.com/store/${slug}`).toString("base64").replace(/=+$/, ""),
  );
  url.searchParams.set("id_token", idToken(platform.secrets, platform.settings.keysClock, shop.domain));
  url.searchParams.set("locale", "en");
  return url.href;
}

/** Opens the app once as a merchant's browser would: this is what makes it exchange its first token. */
async function openApp(platform: Platform, shop: Shopfront, path: string): Promise<object> {
  try {
    const answer = await fetch(embeddedUrl(platform, shop, path), {
      redirect: "manual",
      headers: { "User-Agent": BROWSER, Accept: "text/html" },
      signal: AbortSignal.timeout(15_000),
    });
    await answer.arrayBuffer();
    return { status: answer.status, location: answer.headers.get("location") };
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : "failed" };
  }
}
