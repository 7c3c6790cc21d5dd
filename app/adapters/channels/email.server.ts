import { createTransport } from "nodemailer";
import { z } from "zod";
import { final, ok, retry } from "../../domain/result";
import { defineChannel } from "./contract";

const settings = z.object({
  /** smtp://user:password@host:port or smtps://… */
  smtpUrl: z.url({ protocol: /^smtps?$/ }),
  from: z.string().min(3),
});

/**
 * E-mail over SMTP. SMTP cannot be asked what became of a message, so a repeat after a lost answer carries the same Message-ID,
 * by which mail systems recognise it.
 */
export default defineChannel<z.output<typeof settings>>({
  id: "email",
  title: "E-mail (SMTP)",
  settings,
  async send({ smtpUrl }, letter) {
    const domain = /@([\w.-]+)>?\s*$/.exec(letter.from)?.[1] ?? "localhost";
    const messageId = `<${letter.idempotencyKey}@${domain}>`;
    const transport = createTransport(smtpUrl, {
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 10_000,
    } as never);
    try {
      await transport.sendMail({
        messageId,
        from: letter.from,
        // An object: names with commas, quotes or line breaks cannot become other headers or addresses.
        to: { name: letter.to.name ?? "", address: letter.to.address },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return ok({ messageId });
    } catch (error) {
      return failureOf(error);
    } finally {
      transport.close();
    }
  },
});

function failureOf(error: unknown) {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const detail = `${code ?? "smtp"}${responseCode ? ` ${responseCode}` : ""}`;
  // 5xx to the envelope is about this address and will not pass; anything else may.
  if (code === "EENVELOPE" && responseCode && responseCode >= 500) return final("address_refused", detail);
  if (code === "EMESSAGE" && responseCode && responseCode >= 500) return final("message_refused", detail);
  return retry("mail_server_unavailable", detail);
}
