import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Runtime } from "../../app/jobs/runtime.server";
import { openAccess } from "../../app/platform/database/access.server";
import * as track from "../../app/routes/proxy.track";
import { serveRequests } from "../../app/server/serving.server";
import { Spine } from "../../app/spine/spine.server";
import { appProxySignature } from "../../sandbox/support/sign";
import type { World } from "../support/world";

export interface Asked {
  form?: Record<string, string>;
  shop?: string;
  forwardedFor?: string;
}

export interface Storefront {
  /** A shopper's visit as Shopify passes it on, with a signature that is right. A form makes it a POST. */
  visit(query: Record<string, string>, asked?: Asked): Promise<Response>;
  close(): Promise<void>;
}

const SECRET = "proxy-secret";
let visitors = 0;

/** A route of the storefront on a world, with the rights of requests. Each visit is a visitor of its own unless told otherwise. */
export function openStorefront(
  world: World,
  domain = "lantern.myshopify.com",
  { loader, action }: Pick<typeof track, "loader" | "action"> = track,
): Storefront {
  const { deps } = world.spine;
  const access = openAccess({
    url: world.url,
    role: "doorstep_app",
    max: 2,
    onError: (e) => world.problems.push(e),
  });
  const spine = new Spine({ ...deps, access });
  serveRequests({ spine, log: deps.log, config: { SHOPIFY_API_SECRET: SECRET } } as unknown as Runtime);
  return {
    async visit(query, { form, shop = domain, forwardedFor } = {}) {
      const signed = new URLSearchParams({
        ...query,
        shop,
        path_prefix: "/apps/doorstep",
        timestamp: String(Math.floor(deps.clock.now().getTime() / 1_000)),
        logged_in_customer_id: "",
      });
      signed.set("signature", appProxySignature(SECRET, signed));
      const request = new Request(`http://127.0.0.1/proxy/track?${signed.toString()}`, {
        method: form ? "POST" : "GET",
        headers: { "accept-language": "en", "x-forwarded-for": forwardedFor ?? `visitor-${++visitors}` },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      });
      const args = { request, params: {}, context: {} } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
      return form ? action(args) : loader(args);
    },
    close: () => access.close(),
  };
}
