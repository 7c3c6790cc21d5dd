import { defineReaction, done, nothing } from "../../../spine/definitions";
import { ordersOfPerson, readOrder } from "../../orders/index.server";
import { ATTRIBUTION_MS } from "./placement";
import { isCounted, keepPurchase, latestClick } from "./placements.store.server";

/** Orders of one person that may have a page with a card on it. */
const MOST = 50;

/** An order within a week after its buyer followed a card counts as that card's, once: the last card followed. */
export const attributePurchase = defineReaction({
  name: "tracking.attribute-purchase",
  on: "orders.placed",
  async run(unit, { payload: { orderId, historic } }) {
    if (historic) return nothing("a past order");
    const order = await readOrder(unit, orderId);
    if (!order?.personId) return nothing("nobody is known as its buyer");
    if (await isCounted(unit, orderId)) return nothing("counted already");
    const since = new Date(order.placedAt.getTime() - ATTRIBUTION_MS);
    const earlier = (await ordersOfPerson(unit, order.personId, MOST)).filter((id) => id !== orderId);
    const click = await latestClick(unit, earlier, since, order.placedAt);
    if (!click) return nothing("its buyer followed no card");
    const { totalMinor: minor, currency, placedAt: at } = order;
    await keepPurchase(unit, click, { orderId, minor, currency, at });
    return done("counted as a card's");
  },
});
