import type { LoaderFunctionArgs } from "@remix-run/node";
import { isHeadlessKey } from "../server/headless.server";
import { activeShop, servePromises, unauthorized } from "../server/promises.server";
import { authenticate } from "../shopify.server";

const CORS = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization" };

const open = (response: Response): Response => {
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
};

/**
 * Dates for extensions of the checkout and the customer's account, which bring Shopify's token, and for headless storefronts, which
 * bring the store's own key and name.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [, key] = /^Bearer (dpk_[\w-]+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
  const named = query.get("shop");
  const own = key ?? query.get("key");
  if (named !== null && own !== null && own !== undefined) {
    if (!isHeadlessKey(named, own)) return open(unauthorized());
    return open(await answer(request, query, named));
  }
  const { sessionToken, cors } = await authenticate.public.checkout(request);
  return cors(await answer(request, query, sessionToken.dest.replace(/^https:\/\//, "")));
}

async function answer(request: Request, query: URLSearchParams, domain: string): Promise<Response> {
  const shop = await activeShop(domain);
  return shop ? servePromises(request, query, shop) : unauthorized();
}
