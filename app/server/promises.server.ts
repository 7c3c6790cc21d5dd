import { createHash } from "node:crypto";
import type { ShopId } from "../domain/ids";
import { ok } from "../domain/result";
import { answerQuery, keepQuotes, rememberKept, type Told, unkept } from "../modules/promises/index.server";
import { byDomain } from "../modules/shops/index.server";
import { Memory } from "../platform/memory";
import { Allowance } from "./allowance.server";
import { serving } from "./serving.server";

const MINUTE = 60_000;
/** Questions of one visitor in a minute: a checkout asks some, a product page one. */
const perVisitor = new Allowance(120, MINUTE, 50_000);
/** However many ask, a store's dates cost the store's share of the machine and no more. */
const perShop = new Allowance(6_000, MINUTE, 20_000);
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
export async function servePromises(
  request: Request,
  query: URLSearchParams,
  shop: ShopId,
): Promise<Response> {
  const { spine, log } = serving();
  const { clock } = spine.deps;
  const visitor = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
  const wait = perVisitor.spend(`${shop} ${visitor}`, clock) ?? perShop.spend(String(shop), clock);
  if (wait !== null) return failed(429, "too_many", "Too many questions.", { "retry-after": String(wait) });
  try {
    const now = clock.now();
    const found = await answerQuery({ shop, now, read: (work) => spine.read(shop, work) }, query);
    if (!found.ok) return failed(400, found.failure.code, found.failure.detail ?? "Not a question.");
    const { quotes, surface } = found.value;
    const fresh = unkept({ shop }, quotes, surface);
    if (fresh.length > 0) {
      const kept = await spine.act(shop, "promises.quote", async (unit) => {
        await keepQuotes(unit, fresh, surface);
        return ok(null);
      });
      if (kept.ok) rememberKept({ shop }, fresh, surface);
    }
    return cacheable(request, found.value);
  } catch (err) {
    log.error({ err, shop }, "a promise could not be told");
    return failed(503, "unavailable", "No date can be told at the moment.", { "retry-after": "5" });
  }
}

/** For as long as an answer is remembered, so is the mark of its promises. */
const marks = new WeakMap<object, string>();

function markOf({ answer: { promises }, text }: Told): string {
  const known = marks.get(promises);
  if (known) return known;
  const mark = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  marks.set(promises, mark);
  return mark;
}

function cacheable(request: Request, told: Told): Response {
  const { answer, text } = told;
  const etag = markOf(told);
  const seconds = (Date.parse(answer.valid_until) - Date.parse(answer.as_of)) / 1_000;
  const headers = {
    etag,
    "cache-control": `public, max-age=${Math.max(0, Math.min(LONGEST_CACHE_SECONDS, Math.floor(seconds)))}`,
    vary: "authorization",
  };
  if (isNamed(etag, request.headers.get("if-none-match")))
    return new Response(null, { status: 304, headers });
  const body = bodyOf(answer, text);
  return new Response(body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}

/** `JSON.stringify(answer)`, of which the promises are the last and are written already. */
const bodyOf = (answer: Told["answer"], text: string): string =>
  `${JSON.stringify({ ...answer, promises: [] }).slice(0, -"[]}".length)}${text}}`;

/** A browser names what it has; what stands between may name several, and take the mark of weakness away. */
const isNamed = (etag: string, named: string | null): boolean =>
  (named ?? "").split(",").some((each) => each.trim().replace(/^(?:W\/)?/, "W/") === etag);
