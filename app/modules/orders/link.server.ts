import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import type { Unit } from "../../spine/unit.server";
import { read as readShop } from "../shops/index.server";
import { linksFrom, setLinksFrom } from "./store.server";

/** Shopify's rule for links that open an order: seven days at most. A newer one comes with every message, or by looking it up. */
const VALID_MS = 7 * 86_400_000;
const PLACE = "tracking-link";

/** What whoever holds a link has shown: an address of the order's, or only its postcode. The second may look and not decide. */
export const proofs = ["contact", "postcode"] as const;
export type LinkProof = (typeof proofs)[number];

const content = z.object({
  o: z.string(),
  e: z.number().int(),
  p: z.enum(proofs).default("contact"),
});

export interface OpenedLink {
  orderId: string;
  proof: LinkProof;
}

/** A link that opens one order's page: sealed with the shop's key, so it can be neither guessed, read nor bent to another order. */
export async function trackingLink(unit: Unit, orderId: string): Promise<string> {
  const { domain } = await readShop(unit);
  return `https://${domain}/apps/doorstep/track?t=${await orderToken(unit, orderId)}`;
}

export async function orderToken(unit: Unit, orderId: string, proof: LinkProof = "contact"): Promise<string> {
  const plain = Buffer.from(
    JSON.stringify({ o: orderId, e: unit.clock.now().getTime() + VALID_MS, p: proof }),
  );
  return (await unit.keys()).seal(plain, PLACE).toString("base64url");
}

/** The order that a link opens, and for whom. */
export async function openToken(unit: Unit, token: string): Promise<Result<OpenedLink>> {
  const sealed = Buffer.from(token, "base64url");
  // Several spellings are read as the same bytes: the one that we write is the link.
  if (sealed.toString("base64url") !== token) return final("link_not_ours");
  let plain: string;
  try {
    plain = (await unit.keys()).unseal(sealed, PLACE).toString("utf8");
  } catch {
    return final("link_not_ours");
  }
  const { o, e, p } = content.parse(JSON.parse(plain));
  if (e <= unit.clock.now().getTime()) return final("link_expired");
  const from = await linksFrom(unit, o);
  if (from && e - VALID_MS < from.getTime()) return final("link_revoked");
  return ok({ orderId: o, proof: p });
}

/** From now on no link that was made before opens the order: it went to somebody whom it does not concern. */
export const revokeLinks = (unit: Unit, orderId: string): Promise<boolean> =>
  setLinksFrom(unit, orderId, unit.clock.now());
