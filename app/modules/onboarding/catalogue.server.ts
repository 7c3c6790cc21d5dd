import { z } from "zod";
import { adminFor } from "../../adapters/shopify/admin.server";
import { readProducts, type ProductsRead } from "../../adapters/shopify/read-products.server";
import { ok, type Result } from "../../domain/result";
import { defineEffect } from "../../spine/definitions";
import { put } from "../../spine/put.server";
import { request, type Unit } from "../../spine/unit.server";
import { read as readShop } from "../shops/index.server";

/** Twelve thousand products. What a larger store has beyond that is learnt when it changes. */
const MOST_PAGES = 1000;

/** Begins to go through what the store sells, so that a promise can be made before anything of it changes. */
export const importCatalogue = (unit: Unit, importId: string) => askForPage(unit, importId, null, MOST_PAGES);

const askForPage = (unit: Unit, importId: string, after: string | null, pagesLeft: number) =>
  request(unit, {
    kind: "onboarding.products-page",
    key: `${importId}:${after ?? "first"}`,
    // Beside the orders: neither waits for the other.
    orderKey: `${importId}:products`,
    payload: { importId, after, pagesLeft },
  });

/** One page of the catalogue, put into the inbox; each page asks for the next, so a stop loses nothing. */
export const productsPage = defineEffect({
  kind: "onboarding.products-page",
  payload: z.object({ importId: z.string(), after: z.string().nullable(), pagesLeft: z.number().int() }),
  async prepare(unit) {
    const { domain, state } = await readShop(unit);
    return ok(state === "active" ? domain : null);
  },
  perform: async (_outside, domain, { after }): Promise<Result<ProductsRead | null>> =>
    domain ? readProducts(adminFor(domain), after) : ok(null),
  async settle(unit, { importId, pagesLeft }, page) {
    if (!page) return;
    for (const product of page.products) {
      const deliveryId = `${importId}:${product.id}`;
      await put(unit, { source: "shopify.sync", topic: "products/read", deliveryId, body: product });
    }
    if (page.next && pagesLeft > 1) await askForPage(unit, importId, page.next, pagesLeft - 1);
  },
});
