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
  /** Sent as a form, `a=1&b=2`. */
  form?: Record<string, string>;
  /** Sent as it is. */
  text?: { type: string; body: string };
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The body as UTF-8. */
  text: string;
  /** The body as it came. */
  bytes: Buffer;
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
  const sent = bodyOf(call);
  const headers: Record<string, string | number> = { accept: "application/json", ...call.headers };
  if (sent) Object.assign(headers, { "content-type": sent.type, "content-length": sent.body.length });
  return new Promise((resolve, reject) => {
    const open = url.protocol === "https:" ? httpsRequest : httpRequest;
    const agent = standIn ? undefined : useAgent(url.href);
    const req = open(url, { method: call.method, headers, agent, timeout: TIMEOUT_MS }, (res) => {
      collect(res).then(resolve, reject);
    });
    req.on("timeout", () => req.destroy(new Error("no answer in time")));
    req.on("error", reject);
    req.end(sent?.body);
  });
}

function bodyOf({ json, form, text }: Call): { type: string; body: Buffer } | null {
  if (json !== undefined) return { type: "application/json", body: Buffer.from(JSON.stringify(json)) };
  if (form) {
    const body = Buffer.from(new URLSearchParams(form).toString());
    return { type: "application/x-www-form-urlencoded", body };
  }
  return text ? { type: text.type, body: Buffer.from(text.body) } : null;
}

async function collect(res: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of res as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error("answer too large");
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return { status: res.statusCode ?? 0, headers: res.headers, text: bytes.toString("utf8"), bytes };
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
