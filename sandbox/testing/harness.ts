import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandbox, type Sandbox } from "../main";
import type { SandboxOptions } from "../options";
import { idToken } from "../shopify/id-token";
import { Secrets } from "../shopify/secrets";
import { systemClock, type Clock } from "../support/clock";

export interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Listener {
  url: string;
  heard: Heard[];
  /** What it answers next; the last answer stays. */
  answers: number[];
  close(): Promise<void>;
}

/** Stands where the app would stand, and writes down what arrives. */
export async function listen(): Promise<Listener> {
  const heard: Heard[] = [];
  const answers: number[] = [200];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      heard.push({ path: req.url ?? "", headers: req.headers, body: Buffer.concat(parts).toString("utf8") });
      res.statusCode = answers.length > 1 ? answers.shift()! : answers[0]!;
      res.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, heard, answers, close };
}

export const SHOP = "demo-store.myshopify.com";

/** More than Doorstep asks for, so that a test of the platform can reach everything. */
const SCOPES =
  "read_orders,write_orders,read_products,write_products,read_fulfillments,write_fulfillments,read_returns," +
  "write_returns,read_customers,read_locations,read_inventory,write_draft_orders,write_app_proxy";

export function testSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({
    scopes: SCOPES,
    appConfig: "none",
    port: 0,
    smtpPort: 0,
    appUrl: "http://127.0.0.1:9",
    orders: 30,
    compress: 1_000_000,
    ...options,
  });
}

export async function until(done: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 5000;
  while (!done()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const SECRETS = new Secrets("sandbox-api-key", "sandbox-api-secret");
export const sessionToken = (clock: Clock = systemClock, shop = SHOP): string =>
  idToken(SECRETS, clock, shop);

export async function postJson(url: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, headers: answer.headers, json: json as Record<string, unknown> };
}

export const askToken = (url: string, body: object) =>
  postJson(
    `${url}/admin/oauth/access_token`,
    { client_id: "sandbox-api-key", client_secret: "sandbox-api-secret", ...body },
    { "X-Forwarded-Host": SHOP },
  );

export const EXCHANGE = {
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
};

/** A client of the Admin API with a token of its own. */
export async function adminClient(url: string, clock: Clock = systemClock, version = "2026-07") {
  const { json } = await askToken(url, { ...EXCHANGE, subject_token: sessionToken(clock) });
  const token = String(json["access_token"]);
  return (query: string, variables: object = {}) =>
    postJson(
      `${url}/admin/api/${version}/graphql.json`,
      { query, variables },
      { "X-Forwarded-Host": SHOP, "X-Shopify-Access-Token": token },
    );
}
