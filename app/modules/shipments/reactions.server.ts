import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import type { Unit } from "../../spine/unit.server";
import { readOrder } from "../orders/index.server";
import { derive } from "./derive.server";
import {
  linesOfShipment,
  setDerived,
  type Shipment,
  shipmentsOfFulfillment,
  shipmentsOfOrder,
  shipmentsWithoutOrigin,
} from "./store.server";
import { writebackReactions } from "./writeback/tell.server";

/** More parcels than leave one place before anybody describes it. */
const AT_ONCE = 1_000;

async function deriveAgain(unit: Unit, shipments: Shipment[]): Promise<void> {
  for (const shipment of shipments) {
    const order = await readOrder(unit, shipment.order_id);
    if (!order) continue;
    const lines = await linesOfShipment(unit, shipment.id);
    const siblings = await shipmentsOfFulfillment(unit, shipment.fulfillment_id);
    const derived = await derive(unit, order, {
      locationId: shipment.location_id,
      lines: lines.map((l) => ({ orderLineId: l.order_line_id, quantity: l.quantity })),
      parcels: siblings.length,
    });
    await setDerived(unit, shipment.id, derived);
  }
}

export const reactions: Reaction[] = [
  defineReaction({
    name: "shipments.follow-order",
    on: "orders.changed",
    async run(unit, { payload }) {
      const shipments = await shipmentsOfOrder(unit, payload.orderId);
      if (shipments.length === 0) return nothing("nothing has left");
      await deriveAgain(unit, shipments);
      return done(`${shipments.length} parcels follow`);
    },
  }),
  defineReaction({
    name: "shipments.learn-origin",
    on: "shops.location_kept",
    async run(unit, { payload }) {
      const shipments = await shipmentsWithoutOrigin(unit, payload.locationId, AT_ONCE);
      if (shipments.length === 0) return nothing("no parcel waited for it");
      await deriveAgain(unit, shipments);
      return done(`${shipments.length} parcels have an origin now`);
    },
  }),
  ...writebackReactions,
];
