import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import type { DeliveryWord } from "./contract";
import { reasonOf, shapeUnknown } from "./reasons";

const text = z.string().min(1);

const status = z.object({
  MessageSid: text,
  MessageStatus: text,
  To: text,
  ErrorCode: z.string().optional(),
  ErrorMessage: z.string().optional(),
});

const inbound = z.object({
  MessageSid: text,
  From: text,
  Body: z.string().default(""),
  /** Only where Twilio's own handling of such words is on; then it decides. */
  OptOutType: z.string().optional(),
});

/** The words that carriers and Twilio's default handling know, in English. */
const STOP = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
const START = ["START", "YES", "UNSTOP"];

/** No such handset, a landline or a carrier that cannot be reached, no number, no mobile, unknown to WhatsApp. */
const PERMANENT = ["21211", "21614", "30005", "30006", "63003", "63024"];
const UNSUBSCRIBED = "21610";

const kinds = new Map<string, "delivered" | "opened" | "failed">([
  ["delivered", "delivered"],
  ["read", "opened"],
  ["undelivered", "failed"],
  ["failed", "failed"],
]);

const numberIn = (address: string): string => address.replace(/^[a-z]+:/, "");

/** A status callback, or a message that somebody wrote to us. */
export function read(raw: Buffer, contentType: string): Result<DeliveryWord[]> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) return shapeUnknown("Twilio: not a form");
  const params = Object.fromEntries(new URLSearchParams(raw.toString("utf8")));
  const told = status.safeParse(params);
  if (told.success) return ok(receipts(told.data));
  const written = inbound.safeParse(params);
  return written.success ? ok(wishes(written.data)) : shapeUnknown("Twilio: another shape");
}

function receipts(told: z.output<typeof status>): DeliveryWord[] {
  const { MessageSid: sid, MessageStatus: state, ErrorCode: code = "" } = told;
  const kind = kinds.get(state);
  if (!kind) return [];
  const address = numberIn(told.To);
  const word: DeliveryWord = {
    kind,
    providerId: sid,
    idempotencyKey: null,
    eventId: `${sid}:${state}`,
    at: null,
    address,
    permanent: kind === "failed" && PERMANENT.includes(code),
    detail: kind === "failed" ? reasonOf(state, code, told.ErrorMessage) : null,
  };
  if (code !== UNSUBSCRIBED) return [word];
  return [word, { kind: "stopped", eventId: `${sid}:stopped`, at: null, address }];
}

function wishes({ MessageSid: sid, From: from, Body: body, OptOutType: type }: z.output<typeof inbound>) {
  const said = (type ?? body).trim().toUpperCase();
  const kind = STOP.includes(said) ? "stopped" : START.includes(said) ? "resumed" : null;
  const word = { eventId: `${sid}:received`, at: null, address: numberIn(from) };
  return kind ? [{ kind, ...word } as const] : [];
}
