import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result, retry } from "../../domain/result";
import { sameBytes } from "../../platform/crypto/seal.server";
import type { Answer } from "../../platform/http/egress.server";
import { asked, basic, replyIn } from "../asked.server";
import { defineChannel, type Outgoing, type Sending } from "./contract";
import { earlier, handOver, refusedAccount } from "./hand-over.server";
import { headersOf } from "./letter";
import { KEY_FIELD, read } from "./postmark.words";

const API = "https://api.postmarkapp.com";
const WEBHOOK_USER = "doorstep";

const settings = z.object({
  serverToken: z.string().min(1),
  /** My store <hello@example.com>: a sender that Postmark has confirmed. */
  from: z
    .string()
    .min(3)
    .regex(/^[^\r\n]+$/),
  messageStream: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .default("outbound"),
  /** The same words that stand in the webhook's address. */
  webhookSecret: z.string().min(16, "at least 16 characters"),
  trackOpens: z
    .string()
    .regex(/^(yes|no)?$/, "yes or no")
    .default("no"),
  trackLinks: z
    .string()
    .regex(/^(None|HtmlAndText|HtmlOnly|TextOnly)?$/, "None, HtmlAndText, HtmlOnly or TextOnly")
    .default("None"),
});
type Account = z.output<typeof settings>;

/** Postmark: e-mail. It has no published quota for sending; a message may have 5 MB each of text and HTML, 10 MB in all. */
export default defineChannel<Account>({
  id: "postmark",
  title: "Postmark",
  medium: "email",
  documentation: { url: "https://postmarkapp.com/developer/api/email-api", reviewed: "2026-11-21" },
  settings,
  send,
  webhook: {
    // Postmark signs nothing. It sends the name and password that stand in the address, or a header that was entered there.
    proves: "sender",
    verify(_raw, headers, { webhookSecret }) {
      const same = (given: string | undefined, wanted: string) =>
        sameBytes(Buffer.from(given ?? "", "latin1"), Buffer.from(wanted, "utf8"));
      return [
        same(headers["authorization"], basic(WEBHOOK_USER, webhookSecret)),
        same(headers["x-doorstep-secret"], webhookSecret),
      ].includes(true);
    },
    // It sends no id of the delivery; a redelivery repeats the body.
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  webhookSteps: [
    "In Postmark, open the server, its message stream and then Webhooks. Choose Add webhook.",
    `Enter the address below with a name and the webhook secret before the host: https://${WEBHOOK_USER}:secret@…`,
    "Or enter the address as it is, and a custom header X-Doorstep-Secret with the webhook secret.",
    "Tick Delivery, Bounce, Spam complaint and Subscription change; Open and Link click if you track them.",
  ],
  read,
});

const headersFor = ({ serverToken }: Account) => ({ "x-postmark-server-token": serverToken });

async function send(
  { egress, attempt }: Sending,
  account: Account,
  message: Outgoing,
): Promise<Result<{ providerId: string }>> {
  const headers = headersOf(message);
  if (!headers.ok) return headers;
  const before = await earlier(attempt, () => find(egress, account, message.idempotencyKey));
  if (!before.ok) return before;
  if (before.value !== null) return ok({ providerId: before.value });
  const { to, subject, text, html, replyTo, tag } = message;
  const sent = await handOver(
    egress,
    {
      method: "POST",
      url: `${API}/email`,
      headers: headersFor(account),
      json: {
        From: account.from,
        To: mailbox(to),
        Subject: subject,
        TextBody: text,
        ...(html === null ? {} : { HtmlBody: html }),
        ...(replyTo === null ? {} : { ReplyTo: replyTo }),
        Tag: tag,
        Headers: Object.entries(headers.value).map(([Name, Value]) => ({ Name, Value })),
        // It comes back in every webhook. Names have up to 20 characters, values up to 80.
        Metadata: { [KEY_FIELD]: message.idempotencyKey },
        MessageStream: account.messageStream || "outbound",
        TrackOpens: account.trackOpens === "yes",
        TrackLinks: account.trackLinks || "None",
      },
    },
    { who: "Postmark", taken: z.object({ MessageID: z.string().min(1) }), refused },
  );
  return sent.ok ? ok({ providerId: sent.value.MessageID }) : sent;
}

const mailbox = ({ name, address }: Outgoing["to"]): string =>
  name ? `"${name.replace(/["\\]/g, "\\$&")}" <${address}>` : address;

const found = z.object({ Messages: z.array(z.object({ MessageID: z.string().min(1) })) });

async function find(
  egress: Sending["egress"],
  account: Account,
  key: string,
): Promise<Result<string | null>> {
  const query = new URLSearchParams({ count: "1", offset: "0", [`metadata_${KEY_FIELD}`]: key });
  const url = `${API}/messages/outbound?${query.toString()}`;
  const reply = await asked(egress, { method: "GET", url, headers: headersFor(account) }, "Postmark", found);
  return reply.ok ? ok(reply.value.Messages[0]?.MessageID ?? null) : reply;
}

const refusal = z.object({ ErrorCode: z.number().int(), Message: z.string().default("") });

/** Codes of the account, its senders, streams and credits: 400 and 401 sender, 405 to 413 may not send, 1226 to 1235 stream. */
const ACCOUNT = [400, 401, 405, 412, 413, 1226, 1227, 1235];

function refused(answer: Answer): Result<never> | null {
  const said = replyIn(answer, "Postmark", refusal);
  if (!said.ok || said.value.ErrorCode === 0) return null;
  const { ErrorCode: code, Message: text } = said.value;
  const detail = `Postmark error ${code}`;
  if (code === 10) return retry("outside_refused_credentials", detail);
  if (code === 100 || code === 429) return retry("outside_busy", detail);
  if (ACCOUNT.includes(code)) return refusedAccount(detail);
  if (code === 406) return final("address_refused", detail);
  // "Invalid email request" is one code for receiver, sender and text; only its sentence says which.
  if (code === 300 && /'To'/.test(text)) return final("address_refused", detail);
  if (code === 300 && /'From'/.test(text)) return refusedAccount(detail);
  return code === 300 || code === 411 ? final("message_refused", detail) : null;
}
