import { randomUUID } from "node:crypto";
import { appProxySignature, signJwt } from "../../sandbox/support/sign";
import { secret } from "../faults/processes";
import { apiKey } from "./isolation-stage";

const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

export interface Answer {
  status: number;
  text: string;
  location: string | null;
}

export interface Claims {
  key?: string;
  audience?: string;
  /** Seconds from now until it is over. */
  life?: number;
  sub?: string;
}

const now = (): number => Math.floor(Date.now() / 1_000);

/** The session token of a page in the admin, as Shopify signs it; or one that is wrong in the way that is named. */
export function adminToken(
  shop: string,
  { key = secret, audience = apiKey, life = 60 }: Claims = {},
): string {
  const exp = now() + life;
  const about = { iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: audience, sub: "1" };
  return signJwt(key, { ...about, exp, nbf: exp - 61, iat: exp - 60, jti: randomUUID(), sid: randomUUID() });
}

/** The session token of an extension on the pages after buying. */
export function extensionToken(shop: string, { key = secret, audience = apiKey, sub }: Claims = {}): string {
  const at = now();
  const claims = { dest: shop, aud: audience, jti: randomUUID(), nbf: at - 5, iat: at, exp: at + 60 };
  return signJwt(key, sub ? { ...claims, sub } : claims);
}

export class Asking {
  constructor(private readonly appUrl: string) {}

  /** A document in the admin's frame. */
  document(path: string, shop: string, token: string | null, more: Record<string, string> = {}) {
    return this.#send(path, { ...embedded(shop, token), ...more }, { accept: "text/html" });
  }

  /** What a helpdesk asks beside a ticket. */
  agents(query: Record<string, string>, key: string | null) {
    return this.#send("/agents/context", query, { ...bearer(key), accept: "application/json" });
  }

  /** What the browser fetches when the merchant goes on to another page. */
  data(path: string, token: string | null, more: Record<string, string> = {}) {
    return this.#send(dataOf(path), more, bearer(token));
  }

  /** A form, by the browser's fetch. */
  post(
    path: string,
    token: string | null,
    fields: Record<string, string>,
    more: Record<string, string> = {},
  ) {
    return this.#send(dataOf(path), more, bearer(token), packed(path, fields));
  }

  /** The same form, sent as a document. */
  postDocument(path: string, shop: string, token: string, fields: Record<string, string>) {
    return this.#send(path, embedded(shop, token), bearer(token), packed(path, fields));
  }

  /** A shopper at a store, as Shopify passes the visit on. */
  visit(
    shop: string,
    query: Record<string, string>,
    fields?: Record<string, string>,
    key = secret,
    at = "/proxy/track",
  ) {
    const signed = new URLSearchParams({
      ...query,
      shop,
      path_prefix: "/apps/doorstep",
      timestamp: String(now()),
      logged_in_customer_id: "",
    });
    signed.set("signature", appProxySignature(key, signed));
    return this.#send(
      at,
      Object.fromEntries(signed),
      { "accept-language": "en", "x-forwarded-for": "203.0.113.7" },
      fields && new URLSearchParams(fields),
    );
  }

  outlook(order: string, token: string | null) {
    const origin = "https://extensions.shopifycdn.com";
    return this.#send("/api/outlook", { order }, { ...bearer(token), origin });
  }

  /** Dates, as an extension or a storefront of the store's own asks for them. */
  dates(query: Record<string, string>, token: string | null) {
    return this.#send("/api/v1/promises", query, bearer(token));
  }

  async #send(
    path: string,
    query: Record<string, string>,
    headers: Record<string, string>,
    body?: URLSearchParams | FormData,
  ): Promise<Answer> {
    const url = new URL(path, this.appUrl);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const answer = await fetch(url, {
      method: body ? "POST" : "GET",
      body,
      redirect: "manual",
      headers: { "user-agent": BROWSER, ...headers },
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") };
  }
}

/** As the page's own form sends it: one that takes files comes in parts. */
function packed(path: string, fields: Record<string, string>): URLSearchParams | FormData {
  if (!/^\/app\/(promise\/backtest|shipments\/import)/.test(path)) return new URLSearchParams(fields);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

function embedded(shop: string, token: string | null): Record<string, string> {
  const host = Buffer.from(`admin.shopify.com/store/${shop.replace(".myshopify.com", "")}`).toString(
    "base64url",
  );
  return { embedded: "1", shop, host, locale: "en", ...(token === null ? {} : { id_token: token }) };
}

/** The address of a page's data; `?index` stays where it is. */
function dataOf(path: string): string {
  const [pathname = "", query] = path.split("?");
  return `${pathname === "/" ? "/_root" : pathname}.data${query === undefined ? "" : `?${query}`}`;
}
