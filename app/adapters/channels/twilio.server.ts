import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result, retry } from "../../domain/result";
import { sameBytes } from "../../platform/crypto/seal.server";
import type { Answer } from "../../platform/http/egress.server";
import { asked, basic, replyIn } from "../asked.server";
import type { Webhook } from "../webhook";
import type { Outgoing, Sending } from "./contract";
import { earlier, handOver, refusedAccount } from "./hand-over.server";

const API = "https://api.twilio.com/2010-04-01/Accounts";
const DAY_MS = 86_400_000;

/** What SMS and WhatsApp over Twilio have in common. The token also signs what Twilio tells, so a key of the API will not do. */
export const account = z.object({
  accountSid: z.string().regex(/^AC[0-9a-fA-F]{32}$/, "AC and 32 digits or letters"),
  authToken: z.string().min(1),
  /** A number in E.164 or a name of the sender; empty where a messaging service chooses. */
  from: z.string().default(""),
  messagingServiceSid: z
    .string()
    .regex(/^(MG[0-9a-fA-F]{32})?$/, "MG and 32 digits or letters")
    .default(""),
});
export type Account = z.output<typeof account>;

export const someSender = ({ from, messagingServiceSid }: Account): boolean =>
  from !== "" || messagingServiceSid !== "";
export const noSender = { path: ["from"], message: "a number, or the SID of a messaging service" };

/** How one medium writes what Twilio carries. */
export interface Manner {
  /** `+15550100` as Twilio wants it. */
  addressed(number: string): string;
  content: Record<string, string>;
  /** Whether a message that Twilio has already is this one, by its text: Twilio keeps no key of ours. */
  same(body: string): boolean;
}

export async function sendOver(
  { egress, clock, attempt, callbackUrl }: Sending,
  account: Account,
  message: Outgoing,
  manner: Manner,
): Promise<Result<{ providerId: string }>> {
  const number = message.to.address;
  if (!/^\+[1-9]\d{6,14}$/.test(number)) return final("address_refused", "not a phone number in E.164");
  const to = manner.addressed(number);
  const headers = { authorization: basic(account.accountSid, account.authToken) };
  const url = `${API}/${account.accountSid}/Messages.json`;
  const before = await earlier(attempt, async () => {
    const since = new Date(clock.now().getTime() - DAY_MS).toISOString().slice(0, 10);
    const query = new URLSearchParams({ To: to, "DateSent>": since, PageSize: "100" });
    const call = { method: "GET", url: `${url}?${query.toString()}`, headers } as const;
    const list = await asked(egress, call, "Twilio", messages);
    if (!list.ok) return list;
    return ok(list.value.messages.find((m) => m.direction !== "inbound" && manner.same(m.body))?.sid ?? null);
  });
  if (!before.ok) return before;
  if (before.value !== null) return ok({ providerId: before.value });
  const sender: Record<string, string> = account.messagingServiceSid
    ? { MessagingServiceSid: account.messagingServiceSid }
    : { From: manner.addressed(account.from) };
  const form = {
    To: to,
    ...sender,
    ...manner.content,
    ...(callbackUrl ? { StatusCallback: callbackUrl } : {}),
  };
  const taking = { who: "Twilio", taken: z.object({ sid: z.string().min(1) }), refused };
  const sent = await handOver(egress, { method: "POST", url, headers, form }, taking);
  return sent.ok ? ok({ providerId: sent.value.sid }) : sent;
}

const messages = z.object({
  messages: z.array(
    z.object({
      sid: z.string().min(1),
      direction: z.string(),
      body: z
        .string()
        .nullish()
        .transform((body) => body ?? ""),
    }),
  ),
});

const refusal = z.object({ code: z.number().int() });

/** The receiver: not a number, unreachable, no mobile, unsubscribed (21610), unknown to WhatsApp. */
const ADDRESS = [21211, 21214, 21217, 21610, 21612, 21614, 63003, 63024];
/** The text: missing, too long, template or variables not accepted, outside the window, against a policy. */
const MESSAGE = [21602, 21605, 21617, 21619, 21620, 21655, 21656, 63005, 63013, 63016, 63027, 63028];
/** The account: suspended, no permission for a country, a sender that is not its own, no senders in the service. */
const ACCOUNT = [20005, 21212, 21408, 21603, 21606, 21659, 21660, 21703, 21704, 21705, 30002, 63007];
const BUSY = [20429, 21611, 63018];

function refused(answer: Answer): Result<never> | null {
  if (answer.status < 400) return null;
  const said = replyIn(answer, "Twilio", refusal);
  if (!said.ok) return null;
  const { code } = said.value;
  const detail = `Twilio error ${code}`;
  if (code === 20003) return retry("outside_refused_credentials", detail);
  if (BUSY.includes(code)) return retry("outside_busy", detail);
  if (ACCOUNT.includes(code)) return refusedAccount(detail);
  if (ADDRESS.includes(code)) return final("address_refused", detail);
  return MESSAGE.includes(code) ? final("message_refused", detail) : null;
}

const paramsIn = (raw: Buffer) => new URLSearchParams(raw.toString("utf8"));
const sha256 = (raw: Buffer) => createHash("sha256").update(raw).digest("hex");

/** Twilio signs the address with all parameters, sorted by name, each once; of a body that is no form it signs the digest. */
export const webhook: Webhook<Account> = {
  proves: "body",
  verify(raw, headers, { authToken }, query, url) {
    const digest = query.get("bodySHA256");
    const pairs = digest === null ? [...paramsIn(raw)] : [];
    const signed = [...new Set(pairs.map(([name, value]) => `${name}\0${value}`))].sort();
    const text = url + signed.map((pair) => pair.replace("\0", "")).join("");
    const wanted = createHmac("sha1", authToken).update(text, "utf8").digest("base64");
    const given = headers["x-twilio-signature"] ?? "";
    const fits = sameBytes(Buffer.from(given, "latin1"), Buffer.from(wanted, "latin1"));
    return fits && (digest === null || digest.toLowerCase() === sha256(raw));
  },
  deliveryId(raw) {
    const params = paramsIn(raw);
    const sid = params.get("MessageSid") ?? params.get("SmsSid");
    const status = params.get("MessageStatus") ?? "received";
    return sid ? `${sid}:${status}:${params.get("ErrorCode") ?? ""}` : sha256(raw);
  },
};

export const webhookSteps: readonly string[] = [
  "Where messages went is told by itself: each message names the address below.",
  "In the Twilio console, open the number, the WhatsApp sender or the messaging service, and there Messaging.",
  "Under “A message comes in”, choose Webhook and HTTP POST and enter the address below: so STOP and START are heard.",
];
