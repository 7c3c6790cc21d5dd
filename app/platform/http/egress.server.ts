import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { useAgent } from "request-filtering-agent";
import { type Result, final, ok, retry } from "../../domain/result";

export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Always the real address; a stand-in is put in its place by configuration alone. */
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** The only way out over HTTP: https, no private addresses, no redirects, bounded time and size. */
export type Egress = (call: Call) => Promise<Result<Answer>>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4_000_000;

/** @param standIns host → base on this machine, for the sandbox: {"api.easypost.com": "http://127.0.0.1:4000/easypost"} */
export function createEgress(standIns: Record<string, string>): Egress {
  return async (call) => {
    const wanted = new URL(call.url);
    const standIn = standIns[wanted.host];
    if (!standIn && wanted.protocol !== "https:") return final("egress_not_https", wanted.host);
    const url = standIn ? new URL(standIn + wanted.pathname + wanted.search) : wanted;
    try {
      return ok(await send(url, call, Boolean(standIn)));
    } catch (error) {
      // Whatever broke on the way may pass: the receiver recognises a repeat by its key.
      return retry(
        "outside_unreachable",
        `${wanted.host}: ${error instanceof Error ? error.message : "failed"}`,
      );
    }
  };
}

function send(url: URL, call: Call, standIn: boolean): Promise<Answer> {
  const body = call.json === undefined ? undefined : Buffer.from(JSON.stringify(call.json));
  const headers: Record<string, string | number> = { accept: "application/json", ...call.headers };
  if (body) Object.assign(headers, { "content-type": "application/json", "content-length": body.length });
  return new Promise((resolve, reject) => {
    const open = url.protocol === "https:" ? httpsRequest : httpRequest;
    const agent = standIn ? undefined : useAgent(url.href);
    const req = open(url, { method: call.method, headers, agent, timeout: TIMEOUT_MS }, (res) => {
      collect(res).then(resolve, reject);
    });
    req.on("timeout", () => req.destroy(new Error("no answer in time")));
    req.on("error", reject);
    req.end(body);
  });
}

async function collect(res: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of res as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error("answer too large");
    parts.push(part);
  }
  return { status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(parts).toString("utf8") };
}

/** What an HTTP status says of trying again; null when it is a success. */
export function judge(answer: Answer, who: string): Result<null> {
  if (answer.status >= 200 && answer.status < 300) return ok(null);
  const detail = `${who} answered ${answer.status}`;
  if (answer.status === 429 || answer.status >= 500 || answer.status === 408)
    return retry("outside_busy", detail);
  if (answer.status === 401 || answer.status === 403) return retry("outside_refused_credentials", detail);
  return final("outside_refused", detail);
}
