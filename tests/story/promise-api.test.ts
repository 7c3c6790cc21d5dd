import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from "vitest";
import type { Runtime } from "../../app/jobs/runtime.server";
import type { Answer } from "../../app/modules/promises/index.server";
import { install } from "../../app/modules/shops/index.server";
import { appProxySignature, signJwt } from "../../sandbox/support/sign";
import { createWorld, type World } from "../support/world";

const SECRET = "api-secret";
const OWN = "lantern.myshopify.com";
const OTHER = "other.myshopify.com";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/153.0.0.0 Safari/537.36";

let world: World;
let api: (args: LoaderFunctionArgs) => Promise<Response>;
let proxy: typeof api;
let headlessKey: (domain: string, secret: string) => string;
beforeAll(async () => {
  for (const [name, value] of Object.entries({
    SHOPIFY_API_KEY: "api-key",
    SHOPIFY_API_SECRET: SECRET,
    SHOPIFY_APP_URL: "https://doorstep.example",
    DOORSTEP_MASTER_KEY: Buffer.alloc(32).toString("base64"),
  }))
    vi.stubEnv(name, value);
  world = await createWorld({ domain: OWN, start: "2026-11-19T10:00:00Z" });
  await install(world.spine, OTHER, []);
  const { spine } = world;
  const { serveRequests } = await import("../../app/server/serving.server");
  const config = { SHOPIFY_API_SECRET: SECRET, SHOPIFY_API_SECRET_PREVIOUS: "before-secret" };
  serveRequests({ spine, config, log: spine.deps.log } as Runtime);
  ({ headlessKey } = await import("../../app/server/headless.server"));
  ({ loader: api } = await import("../../app/routes/api.v1.promises"));
  ({ loader: proxy } = await import("../../app/routes/proxy.promises"));
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await world.close();
});
afterEach(() => expect(world.problems).toEqual([]));

let visitors = 0;
const call = async (
  loader: typeof api,
  query: Record<string, string> | URLSearchParams,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Response> => {
  const address = `https://doorstep.example/x?${new URLSearchParams(query)}`;
  const from = `10.0.${visitors >> 8}.${visitors++ & 255}`;
  const own = { "user-agent": BROWSER, "x-forwarded-for": from, origin: "https://extensions.shopifycdn.com" };
  const request = new Request(address, { method, headers: { ...own, ...headers } });
  try {
    return await loader({ request, params: {}, context: {} });
  } catch (thrown) {
    // The library answers by throwing.
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
};
const keyed = (query: Record<string, string> = {}, key = headlessKey(OWN, SECRET), shop = OWN) => ({
  shop,
  key,
  ...query,
});
function token(dest = OWN, key = SECRET): Record<string, string> {
  const at = Math.floor(Date.now() / 1_000);
  const claims = { dest, aud: "api-key", jti: randomUUID(), nbf: at - 5, iat: at, exp: at + 60 };
  return { authorization: `Bearer ${signJwt(key, claims)}` };
}
function signed(query: Record<string, string>, key = SECRET): URLSearchParams {
  const timestamp = String(world.clock.now().getTime() / 1_000);
  const all = new URLSearchParams({ ...query, shop: OWN, path_prefix: "/apps/doorstep", timestamp });
  all.set("signature", appProxySignature(key, all));
  return all;
}
const told = async (response: Response) => (await response.json()) as Answer;

describe("a question of a headless storefront", () => {
  it("GIVEN its key WHEN it asks THEN it is answered, to be kept for a while", async () => {
    const response = await call(api, keyed({ to: "US-11201", surface: "headless" }));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=300",
      "content-type": "application/json; charset=utf-8",
      vary: "authorization",
    });
    expect(await told(response)).toMatchObject({
      version: 1,
      as_of: "2026-11-19T10:00:00.000Z",
      promises: [{ state: "promised", to: { country: "US", postal: "11201" }, order_by: null }],
    });
  });

  it("GIVEN what it was told WHEN it asks by its mark THEN nothing is sent again, whoever stood between", async () => {
    const first = await call(api, keyed({ to: "US-11201" }));
    const etag = first.headers.get("etag")!;
    for (const named of [etag, etag.replace("W/", ""), `"other", ${etag}`]) {
      const again = await call(api, keyed({ to: "US-11201" }), { "if-none-match": named });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    const other = await call(api, keyed({ to: "DE-10115" }), { "if-none-match": etag });
    expect(other.status).toBe(200);
  });

  it("GIVEN the key in a header, or one of the secret before WHEN it asks THEN it is known", async () => {
    const authorization = `Bearer ${headlessKey(OWN, SECRET)}`;
    expect((await call(api, { shop: OWN }, { authorization })).status).toBe(200);
    expect((await call(api, keyed({}, headlessKey(OWN, "before-secret")))).status).toBe(200);
  });

  it.each([
    ["a wrong key", () => keyed({}, "dpk_guess")],
    ["another store's key", () => keyed({}, headlessKey(OTHER, SECRET))],
    ["a store that never came", () => keyed({}, headlessKey("no.myshopify.com", SECRET), "no.myshopify.com")],
  ])("GIVEN %s WHEN it asks THEN it is not known", async (_, query) => {
    const response = await call(api, query());
    expect(response.status).toBe(401);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ error: { code: "unauthorized", field: null } });
  });

  test.each(["item", "to", "service", "surface", "native", "locale"])("refuses a wrong %s", async (field) => {
    const response = await call(api, keyed({ [field]: " " }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: `bad_${field}`, field } });
  });

  it("GIVEN one visitor WHEN it asks too often THEN it is told how long to wait, and others are not", async () => {
    const visitor = { "x-forwarded-for": "203.0.113.9" };
    const answers = [];
    for (let i = 0; i < 121; i++) answers.push(await call(api, keyed(), visitor));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(120);
    const last = answers.at(-1)!;
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call(api, keyed())).status).toBe(200);
  });
});

describe("a question of an extension", () => {
  it("GIVEN Shopify's token WHEN it asks THEN it gets the same promise as everybody", async () => {
    const query = { to: "US-11201", service: "Standard" };
    const [own, other] = [await call(api, query, token()), await call(api, keyed(query))];
    expect(own.status).toBe(200);
    expect((await told(own)).promises).toEqual((await told(other)).promises);
    expect(own.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("GIVEN a token that is none WHEN it asks THEN it is refused", async () => {
    for (const headers of [{}, { authorization: "Bearer garbage" }, token(OWN, "a guess")])
      expect([401, 410]).toContain((await call(api, {}, headers)).status);
    expect((await call(api, {}, token("no.myshopify.com"))).status).toBe(401);
  });

  it("GIVEN a question before the question WHEN it is asked THEN it is answered", async () => {
    const response = await call(api, {}, { "access-control-request-headers": "authorization" }, "OPTIONS");
    expect(response.status).toBeLessThan(300);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("a question of the theme", () => {
  it("GIVEN Shopify's signature WHEN it asks THEN it gets the same promise as everybody", async () => {
    const query = { to: "US-11201", surface: "product" };
    const response = await call(proxy, signed(query));
    expect(response.status).toBe(200);
    expect((await told(response)).promises).toEqual((await told(await call(api, keyed(query)))).promises);
  });

  it("GIVEN a question that names several WHEN Shopify passes it on THEN each is answered", async () => {
    const all = signed({});
    all.delete("signature");
    for (const [name, value] of [
      ["to", "US-11201"],
      ["to", "DE-10115"],
      ["item", "1:1"],
      ["item", "2:1"],
    ])
      all.append(name!, value!);
    all.set("signature", appProxySignature(SECRET, all));
    const { promises } = await told(await call(proxy, all));
    expect(promises.map((p) => p.to.country)).toEqual(["US", "DE"]);
  });

  it("GIVEN a visit that Shopify did not sign WHEN it asks THEN it is refused", async () => {
    expect((await call(proxy, signed({ to: "US" }, "a guess"))).status).toBe(401);
  });
});
