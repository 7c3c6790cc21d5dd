import type { Unit } from "../../../spine/unit.server";
import type { Shipment } from "../store.server";

/** Holds the chosen parcels, always in the same order, so that two who choose the same ones wait and do not block each other. */
export async function lockShipments(unit: Unit, ids: readonly string[]): Promise<Shipment[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows as Shipment[];
}

/** Holds the parcels of some orders, by the orders' names; cancelled ones are left out. Oldest first within an order. */
export async function lockParcelsOfOrders(unit: Unit, names: readonly string[]): Promise<Shipment[]> {
  if (names.length === 0) return [];
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_name", "in", [...names])
    .where("cancelled", "=", false)
    .orderBy("id")
    .forUpdate()
    .execute();
  return (rows as Shipment[]).sort((a, b) => a.registered_at.getTime() - b.registered_at.getTime());
}
