import { readOrderWebhook } from "../../adapters/shopify/order-webhook";
import { readProductNode } from "../../adapters/shopify/product-node";
import { readProductWebhook } from "../../adapters/shopify/product-webhook";
import { done, type Intake, nothing } from "../../spine/definitions";
import { askForProduct } from "./effects.server";
import { observeOrder } from "./observe-order.server";
import { keepProduct } from "./products.store.server";

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
      const kept = await keepProduct(unit, product.value);
      if (kept === "known") return nothing("known already");
      if (product.value.variants.some((v) => !v.item) || kept === "incomplete")
        await askForProduct(unit, product.value, kept === "incomplete");
      return done("product kept");
    },
  },
  {
    name: "orders.keep-read-product",
    source: "shopify.sync",
    topics: ["products/read"],
    async run(unit, message) {
      const product = readProductNode(message.json);
      if (!product.ok) return product;
      const kept = await keepProduct(unit, product.value);
      return kept === "known" ? nothing("known already") : done("product kept");
    },
  },
];
