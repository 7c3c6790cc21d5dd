import { stopLink } from "../../app/modules/messages/receipts/stop-link.server";
import type { Theatre } from "./stage";

/** The link that ends mails about an order, as it opens in this store. */
export const stopLinkOf = (
  { stage, store }: Pick<Theatre, "stage" | "store">,
  order: string,
): Promise<string> =>
  store.read(async (unit) => {
    const { person_id: personId } = await unit.tx.q
      .selectFrom("order")
      .select("person_id")
      .where("shop_id", "=", unit.shop)
      .where("name", "=", order)
      .executeTakeFirstOrThrow();
    const link = await stopLink(unit, { personId: personId ?? "", medium: "email", class: "operational" });
    return link.replace(/^https:\/\/[^/]+/, stage.sandboxUrl);
  });
