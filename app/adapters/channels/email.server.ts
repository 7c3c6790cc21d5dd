import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { z } from "zod";
import { final, ok, type Result, retry } from "../../domain/result";
import { defineChannel } from "./contract";
import { outcomeUnknown, refusedAccount } from "./hand-over.server";
import { headersOf } from "./letter";
import { type SmtpFailure, submit } from "./smtp.server";

const settings = z.object({
  /** smtp://user:password@host:port or smtps://… */
  smtpUrl: z.url({ protocol: /^smtps?$/ }),
  /** My store <hello@example.com> */
  from: z
    .string()
    .min(3)
    .regex(/^[^\r\n]+$/),
});

/**
 * E-mail over SMTP. SMTP cannot be asked what became of a message, so a repeat after a lost answer carries the same Message-ID,
 * by which mail systems recognise it.
 */
export default defineChannel<z.output<typeof settings>>({
  id: "email",
  title: "E-mail (SMTP)",
  medium: "email",
  documentation: { url: "https://www.rfc-editor.org/rfc/rfc5321", reviewed: "2026-11-21" },
  settings,
  async send({ clock }, { smtpUrl, from }, message) {
    const headers = headersOf(message);
    if (!headers.ok) return headers;
    const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
    const messageId = `<${message.idempotencyKey}@${domain}>`;
    const mail = new MailComposer({
      messageId,
      date: clock.now(),
      from,
      // An object: names with commas, quotes or line breaks cannot become other headers or addresses.
      to: { name: message.to.name ?? "", address: message.to.address },
      replyTo: message.replyTo ?? undefined,
      subject: message.subject,
      text: message.text,
      html: message.html ?? undefined,
      headers: headers.value,
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    const failure = await submit(smtpUrl, mail.getEnvelope(), await mail.build());
    return failure ? failureOf(failure) : ok({ providerId: messageId });
  },
  webhook: null,
  webhookSteps: [],
  read: null,
});

function failureOf({ code, command, reply, handed }: SmtpFailure): Result<never> {
  const status = Number(/^\d{3}/.exec(reply ?? "")?.[0] ?? 0);
  // The text of a reply may repeat the address; its codes do not.
  const detail = [code, command, status || null].filter(Boolean).join(" ");
  if (handed && status === 0) return outcomeUnknown(detail);
  if (code === "EAUTH") return retry("outside_refused_credentials", detail);
  if (status >= 500) {
    // 5.7.x is about who sends: relaying, blocking. It says nothing of the receiver.
    if (command === "MAIL FROM" || /^\d{3}[ -]5\.7\./.test(reply ?? "")) return refusedAccount(detail);
    if (code === "EENVELOPE") return final("address_refused", detail);
    if (code === "EMESSAGE") return final("message_refused", detail);
  }
  if (code === "EMESSAGE" && status === 0) return final("message_refused", detail);
  return retry("mail_server_unavailable", detail);
}
