import { final, ok, type Result } from "../../domain/result";
import type { Outgoing } from "./contract";

const BREAKS = /[\r\n\0]/;
const ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/;

/**
 * The headers of a letter beside addresses and subject. Nothing that stands in a header may hold a line break, and there is exactly
 * one receiver: a name cannot become another header, an address not a list.
 */
export function headersOf(message: Outgoing): Result<Record<string, string>> {
  const { to, subject, language, unsubscribeUrl, replyTo, tag } = message;
  if (!ADDRESS.test(to.address)) return final("address_refused", "not an e-mail address");
  const inHeaders = { name: to.name ?? "", subject, language, replyTo: replyTo ?? "", tag };
  for (const [what, value] of Object.entries(inHeaders))
    if (BREAKS.test(value)) return final("message_refused", `line break in ${what}`);
  if (replyTo !== null && !ADDRESS.test(replyTo))
    return final("message_refused", "reply-to is no e-mail address");
  const headers = { "Auto-Submitted": "auto-generated", "Content-Language": language };
  if (unsubscribeUrl === null) return ok(headers);
  if (!/^https?:\/\/[^\s<>\p{Cc}]+$/u.test(unsubscribeUrl))
    return final("message_refused", "unsubscribe link is no address");
  return ok({
    ...headers,
    // RFC 8058: one click of the mail program is enough.
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
}
