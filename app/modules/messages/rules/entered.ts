import type { z } from "zod";
import { messageSettings } from "../settings";

/** What the rules page may change: what is said, and over what, is changed elsewhere. */
const rules = messageSettings
  .pick({ brand: true, replyTo: true, caps: true, quiet: true, phone: true, review: true, providers: true })
  .required();
export type Rules = z.output<typeof rules>;
export type EnteredRules = { rules: Rules } | { errors: Record<string, string> };

const messages: Record<string, string> = {
  replyTo: "An e-mail address, or nothing.",
  "brand.logoUrl": "An address that begins with https://, or nothing.",
  "review.url": "An address that begins with https://, or nothing.",
  "review.days": "A whole number from 1 to 60.",
  "caps.perOrder": "A whole number from 1 to 50.",
  "caps.perDay": "A whole number from 1 to 20.",
};

/** The rules as the form sends them, as one JSON text. */
export function enteredRules(text: string): EnteredRules {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return { errors: { "": "The form could not be read." } };
  }
  const parsed = rules.safeParse(sent);
  if (parsed.success) return { rules: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const name = path.join(".");
    errors[name] ??= messages[name] ?? message;
  }
  return { errors };
}
