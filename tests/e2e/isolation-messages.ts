import type { ShopId } from "../../app/domain/ids";
import type { Runtime } from "../../app/jobs/runtime.server";
import { messageIdOf, offer } from "../../app/modules/messages/index.server";
import { stopLink } from "../../app/modules/messages/receipts/stop-link.server";

type Here = Pick<Runtime, "spine">;

/** A message that is decided about, whether the store can send it or not. */
export async function decided(
  { spine }: Here,
  shop: { id: ShopId; domain: string },
  orderId: string,
  shipmentId: string,
): Promise<string> {
  const news = { trigger: "parcel.delivered" as const, key: `${shop.domain} ${shipmentId}` };
  const done = await spine.act(shop.id, "isolation.message", (unit) =>
    offer(unit, { ...news, orderId, subjectId: shipmentId, happenedAt: unit.clock.now(), event: {} }),
  );
  if (!done.ok) throw new Error(done.failure.code);
  return messageIdOf(news);
}

/** The key that ends a shopper's mails about orders. */
export async function stopTokenOf({ spine }: Here, shop: ShopId, personId: string): Promise<string> {
  const of = { personId, medium: "email", class: "operational" };
  const link = await spine.read(shop, (unit) => stopLink(unit, of));
  return new URL(link).searchParams.get("t") ?? "";
}
