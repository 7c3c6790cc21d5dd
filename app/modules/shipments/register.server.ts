import { changedAt } from "../../domain/order-word";
import { type Result, ok, retry } from "../../domain/result";
import type { FulfillmentWord } from "../../domain/shipment-word";
import { stableId } from "../../domain/stable-id.server";
import { recorder } from "../../spine/record.server";
import { release, type Unit } from "../../spine/unit.server";
import { readLines, readOrder } from "../orders/index.server";
import { originOf } from "../shops/index.server";
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
  const lines = await readLines(unit, word.orderId);
  const priceOf = new Map(lines.map((l) => [l.id, l]));
  const valueMinor = word.lines.reduce(
    (sum, l) => sum + l.quantity * (priceOf.get(l.orderLineId)?.unitMinor ?? 0),
    0,
  );
  const origin = await originOf(unit, word.locationId);
  const parcels = word.tracking.length > 0 ? word.tracking : [{ number: null, url: null, company: null }];
  const told: string[] = [];

  for (const parcel of parcels) {
    const id = parcelId(word.id, parcel.number);
    const kept = await keepShipment(unit, {
      id,
      order_id: word.orderId,
      fulfillment_id: word.id,
      order_name: order.name,
      tracking_number: parcel.number,
      tracking_url: parcel.url,
      carrier: parcel.number ? carrierOf(parcel.company, parcel.number) : "other",
      service: word.service,
      location_id: word.locationId,
      origin_country: origin?.country ?? null,
      origin_region: origin?.region ?? null,
      dest_country: order.shipTo.country,
      dest_region: order.shipTo.region,
      // Which item is in which parcel is not said; each carries its share so that the sum stays true.
      value_minor: Math.floor(valueMinor / parcels.length),
      currency: order.currency,
      category: word.lines.map((l) => priceOf.get(l.orderLineId)?.category).find(Boolean) ?? null,
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
    await setState(unit, id, { milestone: "cancelled", cancelled: true });
    await record(unit, "shipments.cancelled", {
      subject,
      at: changedAt(word.version),
      key: id,
      payload: factsOf(shipment, historic),
    });
  }
}
