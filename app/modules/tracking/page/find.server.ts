import { compact } from "../../../adapters/carriers/numbers/identify";
import type { Unit } from "../../../spine/unit.server";
import { orderNamed, orderToken } from "../../orders/index.server";
import { proofOf } from "../../people/index.server";
import { readShipment, shipmentIdByNumber, type Shipment } from "../../shipments/index.server";

/** The name of an order without the sign before it, which some enter and some do not. */
export const bareName = (order: string): string => order.trim().replace(/^#+/, "");

/**
 * The key to an order's page, for whoever knows its number and shows an e-mail address, phone number or postcode of it. The same work
 * is done for an order that is not there, so that the time taken tells nothing.
 */
export async function findOrder(
  unit: Unit,
  asked: { order: string; contact: string },
): Promise<string | null> {
  const { id, personId } = await orderNamed(unit, bareName(asked.order));
  const proof = await proofOf(unit, personId ?? "nobody", asked.contact);
  return id && proof ? orderToken(unit, id, proof) : null;
}

/** The parcel of a tracking number: its status may be seen by anybody who has the number, as with its carrier. */
export async function findParcel(unit: Unit, number: string): Promise<Shipment | null> {
  const id =
    (await shipmentIdByNumber(unit, number.trim())) ?? (await shipmentIdByNumber(unit, compact(number)));
  const shipment = await readShipment(unit, id ?? "none");
  return shipment && !shipment.cancelled ? shipment : null;
}
