import type { Unit } from "../../spine/unit.server";
import { type Order, readLines } from "../orders/index.server";
import { originOf } from "../shops/index.server";

interface Contents {
  locationId: string | null;
  lines: { orderLineId: string; quantity: number }[];
  /** How many parcels share the fulfillment. */
  parcels: number;
}

/** What a parcel takes over from its order and from where it leaves: lane, value, category. */
export async function derive(unit: Unit, order: Order, it: Contents) {
  const priceOf = new Map((await readLines(unit, order.id)).map((l) => [l.id, l]));
  const valueMinor = it.lines.reduce(
    (sum, l) => sum + l.quantity * (priceOf.get(l.orderLineId)?.unitMinor ?? 0),
    0,
  );
  const origin = await originOf(unit, it.locationId);
  return {
    order_name: order.name,
    origin_country: origin?.country ?? null,
    origin_region: origin?.region ?? null,
    dest_country: order.shipTo.country,
    dest_region: order.shipTo.region,
    // Which item is in which parcel is not said; each carries its share so that the sum stays true.
    value_minor: Math.floor(valueMinor / it.parcels),
    category: it.lines.map((l) => priceOf.get(l.orderLineId)?.category).find(Boolean) ?? null,
  };
}
