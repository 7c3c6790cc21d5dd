import type { KeyObject } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ZodType } from "zod";
import { all as carriers } from "../adapters/carriers/_all";
import { all as channels } from "../adapters/channels/_all";
import { all as helpdesks } from "../adapters/helpdesks/_all";
import type { Webhook } from "../adapters/webhook";
import { secretKeys, signedBy } from "../platform/crypto/signatures.server";
import { WRAPPED, wrapped } from "../spine/wrapped";
import type { Log } from "../platform/log.server";
import { Overloaded, type Ingest } from "../spine/ingest.server";
import { type Addressee, type ShopDirectory } from "./shop-directory.server";

export interface DoorDeps {
  ingest: Ingest;
  directory: ShopDirectory;
  /** The current secret of the app, and after a rotation the one before it. */
  secrets: readonly string[];
  maxBytes: number;
  /** Our own address as senders know it. Some of them sign it. */
  home: string;
  log: Log;
}

/** What the sender is told: short, and nothing about us. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const MEMBER_PATH = /^\/webhooks\/(carriers|helpdesks|channels)\/([a-z0-9_]+)\/([a-z0-9-]+\.myshopify\.com)$/;

type Member = { id: string; settings: ZodType<unknown>; webhook: Webhook<unknown> | null };
/** Who may write to a store beside Shopify: the members of a set that it has connected. */
const sets: Record<"carriers" | "helpdesks" | "channels", { source: string; members: readonly Member[] }> = {
  carriers: { source: "carrier", members: carriers },
  helpdesks: { source: "helpdesk", members: helpdesks },
  channels: { source: "channel", members: channels },
};

/**
 * The ingest door. It stands in front of everything else and does as little as a receipt needs: size, type, signature over the
 * raw bytes, one durable row; then 200. What a message means is found out later.
 *
 * Returns false when the request is for somebody else.
 */
export function createDoor(given: DoorDeps) {
  const deps = { ...given, keys: secretKeys(given.secrets) };
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const path = (req.url ?? "").split("?")[0] ?? "";
    const to = MEMBER_PATH.exec(path);
    if (path !== "/webhooks/shopify" && !to) return false;
    const [, kind, id = "", domain = ""] = to ?? [];
    const handled = to
      ? takeMember(deps, req, { kind: kind as keyof typeof sets, id, domain })
      : takeShopify(deps, req);
    handled.then(
      () => answer(res, 200, "ok"),
      (error: unknown) => refuse(deps, req, res, error),
    );
    return true;
  };
}

function answer(res: ServerResponse, status: number, text: string): void {
  if (res.destroyed) return;
  res.writeHead(status, { "content-type": "text/plain", ...(status === 503 ? { "retry-after": "5" } : {}) });
  res.end(text);
}

function refuse(deps: DoorDeps, req: IncomingMessage, res: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) {
    // What was not read is not read on: the connection ends with the answer.
    if (!req.complete) res.setHeader("connection", "close");
    answer(res, error.status, error.message);
    return;
  }
  if (!(error instanceof Overloaded))
    deps.log.warn({ err: error }, "a message could not be stored; its sender comes back");
  answer(res, 503, "try again");
}

const header = (req: IncomingMessage, name: string): string | undefined => {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

async function takeShopify(deps: DoorDeps & { keys: KeyObject[] }, req: IncomingMessage): Promise<void> {
  const raw = await body(deps, req);
  const signature = header(req, "x-shopify-hmac-sha256");
  if (!signature) throw new Refusal(400, "signature missing");
  if (!signedBy(deps.keys, raw, signature, "base64")) throw new Refusal(401, "signature wrong");
  const domain = header(req, "x-shopify-shop-domain");
  const topic = header(req, "x-shopify-topic");
  const deliveryId = header(req, "x-shopify-webhook-id");
  if (!domain || !topic || !deliveryId) throw new Refusal(400, "header missing");
  const to = await deps.directory.find(domain.toLowerCase());
  const triggered = new Date(header(req, "x-shopify-triggered-at") ?? "");
  await store(deps, to, domain, {
    source: "shopify",
    topic,
    deliveryId,
    eventId: header(req, "x-shopify-event-id") ?? null,
    // A sender's clock that cannot be read is no reason to lose what it says.
    triggeredAt: Number.isNaN(triggered.getTime()) ? null : triggered,
    raw,
  });
}

async function takeMember(
  deps: DoorDeps,
  req: IncomingMessage,
  { kind, id, domain }: { kind: keyof typeof sets; id: string; domain: string },
): Promise<void> {
  const raw = await body(deps, req, SENT_TYPES[kind]);
  const { source, members } = sets[kind];
  const member = members.find((m) => m.id === id);
  const to = await deps.directory.find(domain);
  const connected =
    member && to.state !== "unknown" ? await deps.directory.connected(to.shop, kind, id) : undefined;
  const settings = member?.settings.safeParse(connected);
  const headers = Object.fromEntries(Object.keys(req.headers).map((name) => [name, header(req, name)]));
  const url = new URL(req.url ?? "", deps.home);
  // One answer for a wrong signature, a wrong store and a member that is not connected: nothing to learn here.
  if (
    !member?.webhook ||
    !settings?.success ||
    !member.webhook.verify(raw, headers, settings.data, url.searchParams, url.href)
  )
    throw new Refusal(401, "signature wrong");
  const type = header(req, "content-type") ?? "";
  await store(deps, to, domain, {
    source: `${source}.${id}`,
    deliveryId: member.webhook.deliveryId(raw, headers),
    eventId: null,
    triggeredAt: null,
    ...(JSON_ALONE.test(type)
      ? { topic: "update", raw }
      : { topic: WRAPPED, raw: Buffer.from(JSON.stringify(wrapped(raw, type))) }),
  });
}

interface Sent {
  source: string;
  topic: string;
  deliveryId: string;
  eventId: string | null;
  triggeredAt: Date | null;
  raw: Buffer;
}

async function store(deps: DoorDeps, to: Addressee, domain: string, sent: Sent): Promise<void> {
  // Of an erased store nothing is kept, not even what still arrives.
  if (to.state === "erased") return;
  const quarantined = to.state === "unknown" ? { reason: "shop_unknown", detail: domain } : undefined;
  await deps.ingest.store({ ...sent, shop: to.shop, keys: to.keys, quarantined });
}

const JSON_ALONE = /^application\/json\b/i;
const SENT_TYPES: Record<keyof typeof sets, RegExp> = {
  // A warehouse may send a table.
  carriers: /^(?:application\/json|text\/csv)\b/i,
  helpdesks: JSON_ALONE,
  // Telephone companies send forms.
  channels: /^(?:application\/json|application\/x-www-form-urlencoded)\b/i,
};

/** Reads the raw bytes, refusing before it reads what is too large or of another type. */
function body({ maxBytes }: DoorDeps, req: IncomingMessage, types = JSON_ALONE): Promise<Buffer> {
  const refused = (status: number, why: string) => Promise.reject(new Refusal(status, why));
  if (req.method !== "POST") return refused(405, "POST only");
  if (!types.test(header(req, "content-type") ?? "")) return refused(415, "JSON only");
  if (Number(header(req, "content-length") ?? 0) > maxBytes) return refused(413, "too large");
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    req.on("data", (part: Buffer) => {
      size += part.length;
      if (size > maxBytes) reject(new Refusal(413, "too large"));
      else parts.push(part);
    });
    req.on("end", () => resolve(parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
    req.on("error", reject);
    // A sender that hangs up in the middle gets no answer and comes back.
    req.on("close", () => {
      if (!req.complete) reject(new Refusal(400, "incomplete"));
    });
  });
}
