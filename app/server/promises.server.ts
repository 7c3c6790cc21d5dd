import { createHash } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { ShopId } from "../domain/ids";
import { ok } from "../domain/result";
import { type Answer, answerQuery, keepQuotes, rememberKept, unkept } from "../modules/promises/index.server";
import { byDomain } from "../modules/shops/index.server";
import { Memory } from "../platform/memory";
import { serving } from "./serving.server";

/** Questions of one visitor in a minute: a checkout asks some, a product page one. */
const perVisitor = new RateLimiterMemory({ points: 120, duration: 60 });
/** However many ask, a store's dates cost the store's share of the machine and no more. */
const perShop = new RateLimiterMemory({ points: 6_000, duration: 60 });
const LONGEST_CACHE_SECONDS = 300;

const failed = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response =>
  Response.json(
    { error: { code, message, field: code.startsWith("bad_") ? code.slice(4) : null } },
    { status, headers: { "cache-control": "no-store", ...headers } },
  );

export const unauthorized = (): Response => failed(401, "unauthorized", "Who asks is not known.");

/** A store that leaves is answered for some seconds more: it hears what any visitor of it may. */
const shops = new Memory<Awaited<ReturnType<typeof byDomain>>>(5_000, 5_000);

/** The store of a name that was proved to be its own. */
export const activeShop = async (domain: string): Promise<ShopId | null> => {
  const found = await shops.get(domain, () =>
    serving().spine.deps.access.unscoped((tx) => byDomain(tx, domain)),
  );
  return found?.state === "active" ? found.id : null;
};

/** Answers the question in an address (version 1 of the API), for a shop that whoever calls has made sure of. */
export async function servePromises(request: Request, shop: ShopId): Promise<Response> {
  const { spine, log } = serving();
  const visitor = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
  const wait = (await spend(perVisitor, `${shop} ${visitor}`)) ?? (await spend(perShop, String(shop)));
  if (wait !== null) return failed(429, "too_many", "Too many questions.", { "retry-after": String(wait) });
  const query = new URL(request.url).searchParams;
  try {
    const now = spine.deps.clock.now();
    const found = await answerQuery({ shop, now, read: (work) => spine.read(shop, work) }, query);
    if (!found.ok) return failed(400, found.failure.code, found.failure.detail ?? "Not a question.");
    const { answer, quotes, surface } = found.value;
    const fresh = unkept({ shop }, quotes, surface);
    if (fresh.length > 0) {
      const kept = await spine.act(shop, "promises.quote", async (unit) => {
        await keepQuotes(unit, fresh, surface);
        return ok(null);
      });
      if (kept.ok) rememberKept({ shop }, fresh, surface);
    }
    return cacheable(request, answer);
  } catch (err) {
    log.error({ err, shop }, "a promise could not be told");
    return failed(503, "unavailable", "No date can be told at the moment.", { "retry-after": "5" });
  }
}

function cacheable(request: Request, answer: Answer): Response {
  const body = JSON.stringify(answer);
  const etag = `W/"${createHash("sha256").update(JSON.stringify(answer.promises)).digest("base64url").slice(0, 22)}"`;
  const seconds = (Date.parse(answer.valid_until) - Date.parse(answer.as_of)) / 1_000;
  const headers = {
    etag,
    "cache-control": `public, max-age=${Math.max(0, Math.min(LONGEST_CACHE_SECONDS, Math.floor(seconds)))}`,
    vary: "authorization",
  };
  if (isNamed(etag, request.headers.get("if-none-match")))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}

/** A browser names what it has; what stands between may name several, and take the mark of weakness away. */
const isNamed = (etag: string, named: string | null): boolean =>
  (named ?? "").split(",").some((each) => each.trim().replace(/^(?:W\/)?/, "W/") === etag);

/** Null when there was something left to spend, else the seconds to wait. */
const spend = (limiter: RateLimiterMemory, key: string): Promise<number | null> =>
  limiter.consume(key).then(
    () => null,
    (refused: { msBeforeNext?: number }) => Math.ceil((refused.msBeforeNext ?? 1_000) / 1_000),
  );
