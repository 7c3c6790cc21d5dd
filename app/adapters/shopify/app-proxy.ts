import { createHmac } from "node:crypto";
import { final, ok, type Result } from "../../domain/result";
import { sameBytes } from "../../platform/crypto/seal.server";

export interface ProxyVisit {
  shop: string;
  /** Shopify's id of a signed-in customer; the signature covers it. */
  customerId: string | null;
}

/** Shopify's own tolerance. */
const WINDOW_SECONDS = 90;
const ONCE = ["shop", "signature", "timestamp", "path_prefix", "logged_in_customer_id"];

/**
 * Checks that a storefront request came through Shopify: HMAC over all query parameters, sorted and joined without a separator,
 * repeated ones with commas. A parameter that decides something may come once only.
 */
export function verifyAppProxy(
  query: URLSearchParams,
  secrets: readonly string[],
  now: Date,
): Result<ProxyVisit> {
  if (ONCE.some((name) => query.getAll(name).length > 1)) return final("parameter_repeated");
  const given = query.get("signature") ?? "";
  const names = [...new Set(query.keys())].filter((name) => name !== "signature").sort();
  const signed = names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
  const wanted = Buffer.from(given, "hex");
  const fits = secrets
    .map((s) => sameBytes(createHmac("sha256", s).update(signed).digest(), wanted))
    .includes(true);
  if (!fits) return final("signature_wrong");
  const age = Math.abs(now.getTime() / 1_000 - Number(query.get("timestamp")));
  if (!(age <= WINDOW_SECONDS)) return final("too_old");
  const shop = query.get("shop") ?? "";
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(shop)) return final("shop_missing");
  return ok({ shop, customerId: query.get("logged_in_customer_id") || null });
}
