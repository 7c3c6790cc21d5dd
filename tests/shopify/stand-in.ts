import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Call {
  path: string;
  shop: string;
  token: string | undefined;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export interface Said {
  status?: number;
  headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON. */
  body?: unknown;
}

export interface StandIn {
  base: string;
  calls: Call[];
  stop(): Promise<void>;
}

/** Plays https://{shop} on this machine: the shop arrives in `X-Forwarded-Host`. */
export async function startStandIn(answer: (call: Call) => Said | Promise<Said>): Promise<StandIn> {
  const calls: Call[] = [];
  const server: Server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      const call: Call = {
        path: req.url ?? "",
        shop: String(req.headers["x-forwarded-host"]),
        token: req.headers["x-shopify-access-token"]?.toString(),
        headers: req.headers,
        body: JSON.parse(Buffer.concat(parts).toString() || "{}") as Record<string, unknown>,
      };
      calls.push(call);
      void Promise.resolve(answer(call)).then(({ status = 200, headers = {}, body }) => {
        res.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
        res.end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
