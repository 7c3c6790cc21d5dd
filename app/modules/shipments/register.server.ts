import { changedAt } from "../../domain/order-word";
import { type Result, ok, retry } from "../../domain/result";
import type { FulfillmentWord } from "../../domain/shipment-word";
import { stableId } from "../../domain/stable-id.server";
import { recorder } from "../../spine/record.server";
import { release, type Unit } from "../../spine/unit.server";
import { readOrder } from "../orders/index.server";
import { derive } from "./derive.server";
import { factsOf } from "./facts";
import { keepShipment, keepShipmentLines, readShipment, setState } from "./store.server";

const record = recorder("shipments");

/** Our id of a parcel follows from fulfillment and number, so whoever tells of it first makes the same parcel. */
export const parcelId = (fulfillmentId: string, number: string | null): string =>
  stableId("shp", fulfillmentId, number ?? "untracked");

/** Takes any source's word about a fulfillment: one parcel for each tracking number. */
export async function registerFulfillment(
  unit: Unit,
  word: FulfillmentWord,
  carrierOf: (company: string | null, number: string) => string,
  historic: boolean,
): Promise<Result<string[]>> {
  const order = await readOrder(unit, word.orderId);
  if (!order) return retry("order_unknown", `order ${word.orderId} has not arrived`, `order:${word.orderId}`);
  const parcels = word.tracking.length > 0 ? word.tracking : [{ number: null, url: null, company: null }];
  const derived = await derive(unit, order, {
    locationId: word.locationId,
    lines: word.lines,
    parcels: parcels.length,
  });
  const told: string[] = [];

  for (const parcel of parcels) {
    const id = parcelId(word.id, parcel.number);
    const kept = await keepShipment(unit, {
      id,
      order_id: word.orderId,
      fulfillment_id: word.id,
      ...derived,
      tracking_number: parcel.number,
      tracking_url: parcel.url,
      carrier: parcel.number ? carrierOf(parcel.company, parcel.number) : "other",
      carrier_by: "store",
      service: word.service,
      location_id: word.locationId,
      currency: order.currency,
      cancelled: word.cancelled,
      registered_at: word.createdAt,
      version: word.version,
    });
    if (kept === "known") continue;
    await keepShipmentLines(unit, id, word.lines);
    await tell(unit, id, word, historic);
    if (parcel.number) await release(unit, `tracking:${parcel.number}`);
    told.push(id);
  }
  await release(unit, `fulfillment:${word.id}`);
  return ok(told);
}

async function tell(unit: Unit, id: string, word: FulfillmentWord, historic: boolean): Promise<void> {
  const shipment = await readShipment(unit, id);
  if (!shipment) throw new Error("a shipment that was just kept is there");
  const subject = { kind: "shipment", id };
  await record(unit, "shipments.registered", {
    subject,
    at: word.createdAt,
    key: id,
    payload: factsOf(shipment, historic),
  });
  if (word.cancelled) {
    await setState(unit, id, {
      milestone: "cancelled",
      milestone_at: changedAt(word.version),
      cancelled: true,
    });
    await record(unit, "shipments.cancelled", {
      subject,
      at: changedAt(word.version),
      key: id,
      payload: factsOf(shipment, historic),
    });
  }
}
