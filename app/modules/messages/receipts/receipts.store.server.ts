import type { Unit } from "../../../spine/unit.server";

export type Receipt = "delivered" | "opened" | "clicked" | "bounced" | "complained" | "failed";

const column = {
  delivered: "delivered_at",
  opened: "opened_at",
  clicked: "clicked_at",
  bounced: "bounced_at",
  complained: "complained_at",
  failed: "bounced_at",
} as const satisfies Record<Receipt, string>;

export interface Told {
  providerId: string | null;
  idempotencyKey: string | null;
  at: Date;
}

/**
 * Notes what became of a message, the first time that it is told. Until the provider's id is written down the message carries our
 * own key in its place, so that a word that comes before our note of it finds it as well.
 */
export async function keepReceipt(
  unit: Unit,
  provider: string,
  word: Told,
  receipt: Receipt,
): Promise<{ id: string; orderId: string } | "known" | "unknown"> {
  const found = await unit.tx.q
    .selectFrom("message")
    .select(["id", "order_id", column[receipt]])
    .where("shop_id", "=", unit.shop)
    .where("provider", "=", provider)
    .where("provider_id", "in", [word.providerId ?? "", word.idempotencyKey ?? ""])
    .where("provider_id", "!=", "")
    .forUpdate()
    .executeTakeFirst();
  if (!found) return "unknown";
  if (found[column[receipt]]) return "known";
  await unit.tx.q
    .updateTable("message")
    .set({ [column[receipt]]: word.at })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", found.id)
    .execute();
  return { id: found.id, orderId: found.order_id };
}
