import { carrierOf } from "../../../adapters/carriers/companies";
import { ok, type Result } from "../../../domain/result";
import { release, type Unit } from "../../../spine/unit.server";
import { setState, type Shipment } from "../store.server";
import { lockParcelsOfOrders } from "./bulk.store.server";
import type { NumberRow, RefusedRow } from "./number-rows";
import { tellCarrier } from "./remap.server";

/** Lines that one transaction takes; more would hold too many parcels for too long. */
export const ROWS_AT_ONCE = 250;

export interface TakenNumbers {
  changed: number;
  /** The parcel has this number and carrier already. */
  same: number;
  refused: RefusedRow[];
}

const named = (order: string): string => `#${order.replace(/^#/, "")}`;

/** Takes tracking numbers for parcels that are there: one without a number gets it, one with that number gets the carrier. */
export async function takeNumbers(unit: Unit, rows: readonly NumberRow[]): Promise<Result<TakenNumbers>> {
  const names = [...new Set(rows.flatMap((row) => [row.order, named(row.order)]))];
  const parcels = await lockParcelsOfOrders(unit, names);
  const taken: TakenNumbers = { changed: 0, same: 0, refused: [] };
  for (const row of rows) {
    const ofOrder = parcels.filter((p) => [row.order, named(row.order)].includes(p.order_name));
    const parcel = fitting(ofOrder, row.number);
    if (!parcel) taken.refused.push({ line: row.line, why: whyNot(ofOrder, row) });
    else if (await take(unit, parcel, row)) taken.changed++;
    else taken.same++;
  }
  return ok(taken);
}

const fitting = (parcels: Shipment[], number: string): Shipment | undefined =>
  parcels.find((p) => p.tracking_number === number) ?? parcels.find((p) => p.tracking_number === null);

const whyNot = (parcels: Shipment[], { order }: NumberRow): string =>
  parcels.length === 0
    ? `No parcel of order ${order} has left.`
    : `Every parcel of order ${order} has another number.`;

/** False when nothing is new. */
async function take(unit: Unit, parcel: Shipment, { number, carrier }: NumberRow): Promise<boolean> {
  const first = parcel.tracking_number === null;
  const to = carrier ?? (first ? carrierOf(null, number) : parcel.carrier);
  if (!first && to === parcel.carrier) return false;
  const by = carrier ? "team" : "number";
  await setState(unit, parcel.id, { tracking_number: number, carrier: to, carrier_by: by });
  await tellCarrier(unit, parcel, to, by);
  if (first) await release(unit, `tracking:${number}`);
  Object.assign(parcel, { tracking_number: number, carrier: to, carrier_by: by });
  return true;
}
