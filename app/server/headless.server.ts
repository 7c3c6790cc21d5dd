import { createHmac, timingSafeEqual } from "node:crypto";
import { serving } from "./serving.server";

/**
 * The key with which a store's own front end asks for dates. It opens nothing but what any visitor of the store may ask, so it may be
 * read in a browser; it follows from the app's secret and the store's name, and changes with the secret.
 */
export const headlessKey = (domain: string, secret = serving().config.SHOPIFY_API_SECRET): string =>
  `dpk_${createHmac("sha256", secret).update(`headless|${domain}`).digest("base64url").slice(0, 32)}`;

/** Keys follow from what does not change while the process lives, and a page asks with the same one all day. */
const MOST = 2_000;
const reckoned = new Map<string, Buffer>();

function keyOf(domain: string, secret: string): Buffer {
  const name = `${secret} ${domain}`;
  const known = reckoned.get(name);
  if (known) return known;
  const key = Buffer.from(headlessKey(domain, secret));
  if (reckoned.size >= MOST) reckoned.clear();
  reckoned.set(name, key);
  return key;
}

export function isHeadlessKey(domain: string, given: string): boolean {
  const { SHOPIFY_API_SECRET: current, SHOPIFY_API_SECRET_PREVIOUS: previous } = serving().config;
  const sent = Buffer.from(given);
  return [current, ...(previous ? [previous] : [])].some((secret) => {
    const key = keyOf(domain, secret);
    return sent.length === key.length && timingSafeEqual(sent, key);
  });
}
