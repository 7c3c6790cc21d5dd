import { verifyAppProxy } from "../adapters/shopify/app-proxy";
import type { ShopId } from "../domain/ids";
import { byDomain } from "../modules/shops/index.server";
import type { Log } from "../platform/log.server";
import type { Spine } from "../spine/spine.server";
import { LookUps } from "./look-ups.server";
import { serving } from "./serving.server";

/** A shopper's visit that Shopify vouches for. */
export interface Visit {
  shop: ShopId;
  spine: Spine;
  log: Log;
  locale: string | null;
  customerId: string | null;
  /** Counts a look-up; false when this visitor, this order or this store was tried too often. */
  mayTry(order: string): boolean;
}

const lookUps = new LookUps();

/**
 * Lets a storefront request in, and sees to it that a shopper never meets an error of ours: when something breaks, `broken`
 * says so in the store's own theme.
 */
export async function visit(
  request: Request,
  work: (here: Visit) => Promise<Response>,
  broken: (locale: string | null) => Response,
): Promise<Response> {
  const { spine, config, log } = serving();
  const query = new URL(request.url).searchParams;
  const secrets = [
    config.SHOPIFY_API_SECRET,
    ...(config.SHOPIFY_API_SECRET_PREVIOUS ? [config.SHOPIFY_API_SECRET_PREVIOUS] : []),
  ];
  const verified = verifyAppProxy(query, secrets, spine.deps.clock.now());
  if (!verified.ok) return new Response("not from the store", { status: 401 });
  const { shop: domain, customerId } = verified.value;
  const locale = request.headers.get("accept-language")?.split(",")[0]?.trim() ?? null;
  try {
    const found = await spine.deps.access.unscoped((tx) => byDomain(tx, domain));
    if (!found || found.state === "erased") return new Response("no such store", { status: 404 });
    const visitor = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
    return await work({
      shop: found.id,
      spine,
      log,
      locale,
      customerId,
      mayTry: (order) => lookUps.mayTry({ shop: found.id, visitor, order }, spine.deps.clock),
    });
  } catch (err) {
    log.error({ err, shop: domain }, "a storefront page broke");
    return broken(locale);
  }
}
