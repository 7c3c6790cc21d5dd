import { expect } from "vitest";
import { orderToken, type LinkProof } from "../../app/modules/orders/index.server";
import { fulfillmentPayload, orderPayload, trackerPayload, type ScanFacts } from "../support/payloads";
import type { World } from "../support/world";

export const NUMBER = "1Z999AA10123456784";

/** An order with one parcel, of which a carrier told this. */
export async function orderWithParcel(
  world: World,
  id: string,
  number: string,
  scans: ScanFacts[],
): Promise<void> {
  await world.deliver("shopify", "orders/create", orderPayload({ id, at: "2026-11-20T08:00:00Z" }));
  const left = fulfillmentPayload({ id: `7${id}`, orderId: id, at: "2026-11-20T09:00:00Z", number });
  await world.deliver("shopify", "fulfillments/create", left);
  await world.rest();
  await world.deliver("carrier.easypost", "update", trackerPayload(number, scans));
  await world.rest();
}

export const tokenOf = (
  world: World,
  orderId: string,
  proof: LinkProof = "contact",
  shop = world.shop,
): Promise<string> => world.spine.read(shop, (unit) => orderToken(unit, orderId, proof));

/** A neutral page: nothing in it tells an order that is there from one that is not. */
export async function expectNothingFound(answer: Response, order: string): Promise<void> {
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain('role="alert"');
  expect(html).not.toContain(order);
}
