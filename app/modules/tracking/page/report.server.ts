import type { ExceptionKind } from "../../../domain/exception";
import { final, ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { readShipment, report, type Shipment } from "../../shipments/index.server";

/** What a shopper can tell of a parcel that its carrier calls delivered. */
export const reports = [
  "not_received",
  "damaged",
  "missing_contents",
] as const satisfies readonly ExceptionKind[];
export type Report = (typeof reports)[number];

/** Told once it is said to be there, and while nothing of the kind is open. */
export const reportable = (shipment: Shipment): readonly Report[] =>
  shipment.milestone === "delivered" && shipment.exception === "" ? reports : [];

/** A shopper says that something is wrong with what was delivered: it is an open trouble from now on, like one that a carrier tells. */
export async function reportTrouble(
  unit: Unit,
  asked: { orderId: string; shipmentId: string; what: Report },
): Promise<Result<null>> {
  const shipment = await readShipment(unit, asked.shipmentId);
  if (shipment?.order_id !== asked.orderId) return final("parcel_not_of_this_order");
  if (!reportable(shipment).includes(asked.what)) return final("nothing_to_report", asked.what);
  await report(unit, shipment.id, asked.what, unit.clock.now());
  return ok(null);
}
