import { readProductWebhook } from "../../adapters/shopify/other-webhooks";
import { readOrderWebhook } from "../../adapters/shopify/order-webhook";
import { done, type Intake, nothing } from "../../spine/definitions";
import { observeOrder } from "./observe-order.server";
import { keepProduct } from "./store.server";

const source = "shopify";

export const intakes: Intake[] = [
  {
    name: "orders.observe",
    source,
    topics: [
      "orders/create",
      "orders/updated",
      "orders/paid",
      "orders/cancelled",
      "orders/fulfilled",
      "orders/partially_fulfilled",
    ],
    async run(unit, message) {
      const word = readOrderWebhook(message.json, message.triggeredAt);
      if (!word.ok) return word;
      const kept = await observeOrder(unit, word.value, false);
      const personId = word.value.person.id;
      return kept === "known"
        ? { ok: true, value: { nothing: "known already", personId } }
        : { ok: true, value: { done: `order ${kept}`, personId } };
    },
  },
  {
    name: "orders.note-edit",
    source,
    topics: ["orders/edited", "orders/delete"],
    // An edit tells what was added and removed; the whole order follows as orders/updated. A deleted test order stays as history.
    run: () => Promise.resolve(nothing("the whole order comes by itself")),
  },
  {
    name: "orders.keep-product",
    source,
    topics: ["products/create", "products/update"],
    async run(unit, message) {
      const product = readProductWebhook(message.json);
      if (!product.ok) return product;
      await keepProduct(unit, product.value);
      return done("product kept");
    },
  },
];
