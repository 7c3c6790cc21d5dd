import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import type { Unit } from "../../spine/unit.server";
import { read as readShop } from "../shops/index.server";

/** Shopify's rule for links that open an order: seven days at most. A newer one comes with every message, or by looking it up. */
const VALID_MS = 7 * 86_400_000;
const PLACE = "tracking-link";

const content = z.object({ o: z.string(), e: z.number().int() });

/** A link that opens one order's page: sealed with the shop's key, so it can be neither guessed, read nor bent to another order. */
export async function trackingLink(unit: Unit, orderId: string): Promise<string> {
  const { domain } = await readShop(unit);
  return `https://${domain}/apps/doorstep/track?t=${await orderToken(unit, orderId)}`;
}

export async function orderToken(unit: Unit, orderId: string): Promise<string> {
  const plain = Buffer.from(JSON.stringify({ o: orderId, e: unit.clock.now().getTime() + VALID_MS }));
  return (await unit.keys()).seal(plain, PLACE).toString("base64url");
}

/** The order that a link opens. */
export async function openToken(unit: Unit, token: string): Promise<Result<string>> {
  let plain: string;
  try {
    plain = (await unit.keys()).unseal(Buffer.from(token, "base64url"), PLACE).toString("utf8");
  } catch {
    return final("link_not_ours");
  }
  const { o, e } = content.parse(JSON.parse(plain));
  return e > unit.clock.now().getTime() ? ok(o) : final("link_expired");
}
