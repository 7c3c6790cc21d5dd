import { ok, type Result } from "../../../domain/result";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { setState, type Shipment } from "../store.server";
import { lockShipments } from "./bulk.store.server";

const record = recorder("shipments");

export interface Remapped {
  changed: number;
  /** With this company before; that it is the team's word is kept all the same. */
  same: number;
  /** Not there, or not this store's. */
  missing: number;
}

/** The team says which company carries some parcels. Its word stays, whatever fulfillments and sources say later. */
export async function remapCarrier(
  unit: Unit,
  ids: readonly string[],
  to: string,
): Promise<Result<Remapped>> {
  const parcels = await lockShipments(unit, ids);
  let changed = 0;
  for (const parcel of parcels) {
    if (parcel.carrier_by !== "team" || parcel.carrier !== to)
      await setState(unit, parcel.id, { carrier: to, carrier_by: "team" });
    if (parcel.carrier === to) continue;
    await tellCarrier(unit, parcel, to, "team");
    changed++;
  }
  return ok({ changed, same: parcels.length - changed, missing: ids.length - parcels.length });
}

/** From now on the sources that know the company are asked about the parcel. */
export async function tellCarrier(
  unit: Unit,
  { id, carrier: from }: Shipment,
  to: string,
  by: "team" | "number",
): Promise<void> {
  const at = unit.clock.now();
  await record(unit, "shipments.carrier_changed", {
    subject: { kind: "shipment", id },
    at,
    key: `${id}:${from}>${to}@${at.toISOString()}`,
    payload: { shipmentId: id, from, to, by },
  });
}
