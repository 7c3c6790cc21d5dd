import { z } from "zod";
import { adminFor } from "../../adapters/shopify/admin.server";
import { readProduct } from "../../adapters/shopify/read-products.server";
import { ok } from "../../domain/result";
import { type AnyEffect, defineEffect } from "../../spine/definitions";
import { put } from "../../spine/put.server";
import { request, type Unit } from "../../spine/unit.server";
import { read as readShop } from "../shops/index.server";

export const READ_PRODUCT = "orders.read-product";

/**
 * Webhooks say neither what a variant weighs, nor whether it ships, nor whether its stock is counted. A product of which
 * that is not known is read at once; the others once a day at most, when something else of them changes.
 */
export async function askForProduct(
  unit: Unit,
  product: { id: string; version: string },
  atOnce: boolean,
): Promise<void> {
  const { id, version } = product;
  const asOf = atOnce ? version : unit.clock.now().toISOString().slice(0, 10);
  await request(unit, {
    kind: READ_PRODUCT,
    key: `${id}@${asOf}`,
    orderKey: `product:${id}`,
    payload: { id, asOf },
  });
}

const readOne = defineEffect({
  kind: READ_PRODUCT,
  payload: z.object({ id: z.string(), asOf: z.string() }),
  async prepare(unit) {
    const { domain, state } = await readShop(unit);
    return ok(state === "active" ? domain : null);
  },
  perform: async (_outside, domain, { id }) => (domain ? readProduct(adminFor(domain), id) : ok(null)),
  async settle(unit, { id, asOf }, product) {
    if (!product) return;
    const deliveryId = `product:${id}@${asOf}`;
    await put(unit, { source: "shopify.sync", topic: "products/read", deliveryId, body: product });
  },
});

export const effects: AnyEffect[] = [readOne];
