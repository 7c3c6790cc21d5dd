import type { Unit } from "../../../spine/unit.server";
import type { Order } from "../../orders/index.server";
import { goodsIn, orderedGoods } from "./goods-of-order.server";
import type { Shipment } from "../../shipments/index.server";
import type { Known } from "../forecasting/expect.server";
import { type Grounds, leavesFrom } from "../forecasting/grounds.server";
import type { Journey } from "../forecasting/journeys.store.server";
import { postalPrefix } from "../../../domain/postal";
import { serviceName } from "../quote/service";

/** What the model may know of a parcel of an order. */
export async function knownOfParcel(
  unit: Unit,
  grounds: Grounds,
  order: Order,
  shipment: Shipment,
): Promise<Known> {
  const { items, weightG } = goodsIn(await orderedGoods(unit, order.id));
  return {
    from: leavesFrom(grounds, shipment.location_id),
    destinationCountry: shipment.dest_country ?? order.shipTo.country,
    destinationRegion: shipment.dest_region ?? order.shipTo.region,
    destinationPostal: postalPrefix(order.shipTo.postalPrefix),
    carrier: shipment.carrier,
    service: serviceName(order.shippingTitle ?? shipment.service),
    items,
    weightG,
    priceMinor: shipment.value_minor,
    category: shipment.category,
  };
}

/** What is learnt from a parcel. */
export async function journeyOfParcel(unit: Unit, order: Order, shipment: Shipment): Promise<Journey> {
  const { items, weightG } = goodsIn(await orderedGoods(unit, order.id));
  const over = shipment.cancelled || shipment.milestone === "returned" || shipment.milestone === "failed";
  return {
    id: shipment.id,
    order_id: order.id,
    ordered_at: order.placedAt,
    handed_over_at: shipment.shipped_at,
    delivered_at: shipment.delivered_at,
    location_id: shipment.location_id,
    origin_country: shipment.origin_country,
    origin_region: shipment.origin_region,
    origin_postal: null,
    dest_country: shipment.dest_country ?? order.shipTo.country,
    dest_region: shipment.dest_region ?? order.shipTo.region,
    dest_postal: postalPrefix(order.shipTo.postalPrefix),
    carrier: shipment.carrier,
    service: serviceName(order.shippingTitle ?? shipment.service),
    items,
    weight_g: weightG,
    price_minor: shipment.value_minor,
    category: shipment.category,
    ended_at: over ? shipment.milestone_at : null,
  };
}

/** While nothing has left, the order itself is what is on its way: that it is still open is information too. */
export async function journeyOfOrder(unit: Unit, order: Order): Promise<Journey> {
  const { items, weightG, category } = goodsIn(await orderedGoods(unit, order.id));
  return {
    id: order.id,
    order_id: order.id,
    ordered_at: order.placedAt,
    handed_over_at: null,
    delivered_at: null,
    dest_country: order.shipTo.country,
    dest_region: order.shipTo.region,
    dest_postal: postalPrefix(order.shipTo.postalPrefix),
    service: serviceName(order.shippingTitle),
    items,
    weight_g: weightG,
    category,
    ended_at: order.cancelledAt,
  };
}
