import { createHmac } from "node:crypto";
import type { Manner } from "../delivery/delivery";

/** The address, then every parameter's name and value, sorted by name. */
export function twilioSignature(token: string, url: string, body: string): string {
  const params = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = url + params.map(([name, value]) => name + value).join("");
  return createHmac("sha1", token).update(text).digest("base64");
}

/** Fifteen seconds to answer; what is refused is not sent again. */
export const twilioManner = (token: string): Manner => ({
  timeoutMs: 15_000,
  waits: [],
  headers: ({ url, body }) => ({
    "Content-Type": "application/x-www-form-urlencoded",
    "User-Agent": "TwilioProxy/1.1",
    "X-Twilio-Signature": twilioSignature(token, url, body),
  }),
});
