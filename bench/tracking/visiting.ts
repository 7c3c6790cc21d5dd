import { Agent, request } from "node:http";
import { appProxySignature } from "../../sandbox/support/sign";
import type { Ground } from "../ground";
import { type Running, serve } from "../processes";
import { HEAP_FLAGS } from "../../app/platform/heap";

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  ms: number;
}

export interface Visitor {
  /** A shopper's visit as Shopify passes it on; each from an address of its own. `form`: it is a POST. */
  visit(query: Record<string, string>, form?: Record<string, string>): Promise<Answer>;
  empty(): Promise<Answer>;
  server: Running;
}

export const environmentOf = (ground: Ground): Record<string, string> => ({
  DATABASE_URL: ground.url,
  DOORSTEP_MASTER_KEY: ground.masterKey.toString("base64"),
  SHOPIFY_API_KEY: "bench",
  SHOPIFY_API_SECRET: ground.secret,
  SHOPIFY_APP_URL: "https://doorstep.example",
  LOG_LEVEL: "error",
});

/** A process that serves the built app on a ground, and one shopper after the other in front of it. */
export async function openStorefront(ground: Ground): Promise<Visitor> {
  const server = await serve("bench/servers/promises.ts", environmentOf(ground), HEAP_FLAGS);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let visits = 0;
  const send = (path: string, form?: Record<string, string>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const n = visits++;
      const body = form && new URLSearchParams(form).toString();
      const since = performance.now();
      const headers = {
        "accept-language": "en",
        "x-forwarded-for": `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
        ...(body === undefined
          ? {}
          : {
              "content-type": "application/x-www-form-urlencoded",
              "content-length": Buffer.byteLength(body),
            }),
      };
      const at = {
        host: "127.0.0.1",
        port: server.port,
        path,
        agent,
        headers,
        method: body === undefined ? "GET" : "POST",
      };
      const req = request(at, (res) => {
        let text = "";
        res.setEncoding("utf8").on("data", (part: string) => (text += part));
        res.on("end", () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: text,
            ms: performance.now() - since,
          }),
        );
      });
      req.on("error", reject);
      req.end(body);
    });
  return {
    server,
    empty: () => send("/bench/empty"),
    visit(query, form) {
      const all = new URLSearchParams({
        ...query,
        shop: ground.domain,
        path_prefix: "/apps/doorstep",
        timestamp: String(Math.floor(Date.now() / 1_000)),
        logged_in_customer_id: "",
      });
      all.set("signature", appProxySignature(ground.secret, all));
      return send(`/proxy/track?${all.toString()}`, form);
    },
  };
}
