import { place } from "../../../domain/lane";
import { daysBetween, localDate } from "../../../domain/local-date";
import { defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import type { Unit } from "../../../spine/unit.server";
import { readOrder } from "../../orders/index.server";
import { readShipment, shipmentsOfOrder } from "../../shipments/index.server";
import { journeyOfOrder, journeyOfParcel } from "../ledger/known.server";
import { PUBLISH } from "../quote/publish.server";
import { countSettled } from "../report/kept.store.server";
import { keepJourney, keepJourneyOfParcel } from "./journeys.store.server";
import { LEARN, learnFromPast } from "./learn.server";

/** Keeps what the night learns from: a parcel as it is now, whatever order its news came in. */
async function noteParcel(unit: Unit, shipmentId: string, orderId: string) {
  const shipment = await readShipment(unit, shipmentId);
  const order = await readOrder(unit, orderId);
  if (!shipment || !order) return nothing("parcel gone");
  await keepJourneyOfParcel(unit, await journeyOfParcel(unit, order, shipment));
  return done("noted");
}

async function noteOrder(unit: Unit, orderId: string) {
  const order = await readOrder(unit, orderId);
  if (!order) return nothing("order gone");
  if ((await shipmentsOfOrder(unit, orderId)).length > 0) return nothing("its parcels speak");
  await keepJourney(unit, await journeyOfOrder(unit, order));
  return done("noted");
}

export const reactions: Reaction[] = [
  defineReaction({
    name: "promises.note-order",
    on: "orders.placed",
    run: (unit, { payload }) => noteOrder(unit, payload.orderId),
  }),
  defineReaction({
    name: "promises.note-cancelled",
    on: "orders.cancelled",
    run: (unit, { payload }) => noteOrder(unit, payload.orderId),
  }),
  defineReaction({
    name: "promises.note-parcel",
    on: "shipments.registered",
    run: (unit, { payload }) => noteParcel(unit, payload.shipmentId, payload.orderId),
  }),
  defineReaction({
    name: "promises.note-milestone",
    on: "shipments.milestone_reached",
    run: (unit, { payload }) => noteParcel(unit, payload.shipmentId, payload.orderId),
  }),
  defineReaction({
    name: "promises.note-cancelled-parcel",
    on: "shipments.cancelled",
    run: (unit, { payload }) => noteParcel(unit, payload.shipmentId, payload.orderId),
  }),
  defineReaction({
    name: "promises.count-kept",
    on: "promises.settled",
    projects: ["promise_kept"],
    async run(unit, { payload }) {
      const shipment = await readShipment(unit, payload.subjectId);
      const order = await readOrder(unit, payload.orderId);
      if (!order) return nothing("order gone");
      await countSettled(unit, {
        dueOn: payload.dueOn,
        deliveredOn: payload.deliveredOn,
        orderedOn: localDate(order.placedAt, payload.zone),
        carrier: shipment?.carrier ?? null,
        service: shipment?.service ?? null,
        origin: place(shipment?.origin_country, shipment?.origin_region),
        destination: place(shipment?.dest_country, shipment?.dest_region),
        locationId: shipment?.location_id ?? null,
      });
      return done(`${daysBetween(payload.dueOn, payload.deliveredOn)} days after the promise`);
    },
  }),
  defineReaction({
    name: "promises.learn-past",
    on: "shops.import_finished",
    effects: [PUBLISH, LEARN],
    async run(unit, { payload }) {
      // Comparisons finish every ten minutes; what is learnt at first is learnt from the first import.
      if (!payload.importId.startsWith("backfill")) return nothing("a comparison");
      await learnFromPast(unit, payload.importId);
      return done("learning from the orders of the store");
    },
  }),
];
