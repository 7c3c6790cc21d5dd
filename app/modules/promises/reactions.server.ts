import { exceptions, remedied } from "../../domain/exception";
import { ancestry, lane, laneKey, place } from "../../domain/lane";
import { daysBetween, localDate } from "../../domain/local-date";
import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import type { Unit } from "../../spine/unit.server";
import { readOrder, say } from "../orders/index.server";
import { readShipment, speaking } from "../shipments/index.server";
import { originOf, originPlace, read as readShop } from "../shops/index.server";
import { LONGEST } from "./distribution";
import { forecastOrder, forecastParcel, forecastReplacement, handlingLane } from "./forecast.server";
import { promise, settle, voidPromise } from "./promise.server";
import { PUBLISH, publishDaily } from "./publish.server";
import { countDays } from "./store.server";

/** A parcel that is on its way without trouble needs nothing from anybody. */
const wait = { step: "wait", values: {} };

async function forecastShipment(unit: Unit, shipmentId: string, because: string) {
  const shipment = await readShipment(unit, shipmentId);
  if (!shipment) return null;
  const { timezone: zone } = await readShop(unit);
  const path = laneOfShipment(shipment);
  const { dates, inputs } = await forecastParcel(unit, {
    lane: path,
    shippedAt: shipment.shipped_at,
    registeredAt: shipment.registered_at,
    zone,
  });
  await promise(unit, { subjectId: shipment.id, orderId: shipment.order_id, dates, inputs, because });
  return { shipment, dates };
}

const laneOfShipment = (s: NonNullable<Awaited<ReturnType<typeof readShipment>>>) =>
  lane({
    carrier: s.carrier,
    service: s.service,
    origin: place(s.origin_country, s.origin_region),
    destination: place(s.dest_country, s.dest_region),
  });

/** Cancelled: what was promised is void, and every surface says so. */
async function nothingComes(unit: Unit, subjectId: string, orderId: string) {
  await voidPromise(unit, subjectId);
  const next = { step: "nothing_comes", values: {} };
  await say(unit, { subjectId, orderId, exceptionId: "", headline: "cancelled", dates: null, next });
  return done("nothing is promised any more");
}

export const reactions: Reaction[] = [
  defineReaction({
    name: "promises.promise-order",
    on: "orders.placed",
    records: ["promises.made", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past order");
      const order = await readOrder(unit, payload.orderId);
      if (!order || order.cancelledAt) return nothing("cancelled");
      const { timezone: zone } = await readShop(unit);
      const origin = originPlace(await originOf(unit, null));
      const destination = place(order.shipTo.country, order.shipTo.region);
      const { dates, inputs } = await forecastOrder(unit, {
        origin,
        destination,
        placedAt: order.placedAt,
        zone,
      });
      await promise(unit, { subjectId: order.id, orderId: order.id, dates, inputs, because: "ordered" });
      await say(unit, {
        subjectId: order.id,
        orderId: order.id,
        exceptionId: "",
        headline: "preparing",
        dates,
        next: wait,
      });
      return done(`by ${dates.latest}`);
    },
  }),
  defineReaction({
    name: "promises.promise-parcel",
    on: "shipments.registered",
    records: ["promises.made", "promises.revised", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      if ((await readShipment(unit, payload.shipmentId))?.cancelled) return nothing("cancelled");
      const forecast = await forecastShipment(unit, payload.shipmentId, "registered");
      if (!forecast) return nothing("parcel gone");
      const { shipment, dates } = forecast;
      if (shipment.exception) return nothing("an exception speaks");
      await say(unit, {
        subjectId: shipment.id,
        orderId: shipment.order_id,
        exceptionId: "",
        headline: shipment.milestone,
        dates,
        next: wait,
      });
      return done(`by ${dates.latest}`);
    },
  }),
  defineReaction({
    name: "promises.revise-on-milestone",
    on: "shipments.milestone_reached",
    records: ["promises.revised", "promises.settled", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const { shipmentId, orderId, milestone } = payload;
      if (milestone === "delivered") await settle(unit, shipmentId, orderId, new Date(payload.at));
      const shipment = await readShipment(unit, shipmentId);
      if (!shipment || shipment.milestone !== milestone) return nothing("it is further by now");
      if (shipment.exception) return nothing("an exception speaks");
      const moving = !["delivered", "returned", "failed", "cancelled"].includes(milestone);
      const forecast = moving ? await forecastShipment(unit, shipmentId, milestone) : null;
      await say(unit, {
        subjectId: shipmentId,
        orderId,
        exceptionId: "",
        headline: milestone,
        dates: forecast?.dates ?? null,
        next: wait,
      });
      return done(forecast ? `by ${forecast.dates.latest}` : milestone);
    },
  }),
  defineReaction({
    name: "promises.revise-on-exception",
    on: "shipments.exception_opened",
    records: ["promises.revised", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const voice = await speaking(unit, payload.shipmentId);
      if (voice?.id !== payload.exceptionId) return nothing("something worse speaks");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment) return nothing("parcel gone");
      const { timezone: zone } = await readShop(unit);
      const { dates, inputs } = remedied(payload.kind)
        ? await forecastReplacement(unit, laneOfShipment(shipment), zone)
        : await forecastParcel(unit, {
            lane: laneOfShipment(shipment),
            shippedAt: shipment.shipped_at,
            registeredAt: shipment.registered_at,
            zone,
          });
      const { id: subjectId, order_id: orderId } = shipment;
      await promise(unit, { subjectId, orderId, dates, inputs, because: payload.kind });
      await say(unit, {
        subjectId,
        orderId,
        exceptionId: payload.exceptionId,
        headline: payload.kind,
        dates,
      });
      return done(`${exceptions[payload.kind].responsible}: by ${dates.latest}`);
    },
  }),
  defineReaction({
    name: "promises.revise-on-recovery",
    on: "shipments.exception_resolved",
    records: ["promises.revised", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      if (await speaking(unit, payload.shipmentId)) return nothing("something else speaks");
      const forecast = await forecastShipment(unit, payload.shipmentId, "recovered");
      if (!forecast) return nothing("parcel gone");
      const { shipment, dates } = forecast;
      await say(unit, {
        subjectId: shipment.id,
        orderId: shipment.order_id,
        exceptionId: "",
        headline: shipment.milestone,
        dates,
        next: wait,
      });
      return done(`on its way again, by ${dates.latest}`);
    },
  }),
  defineReaction({
    name: "promises.publish-store-date",
    on: "shops.import_finished",
    effects: [PUBLISH],
    async run(unit, { payload }) {
      // Comparisons finish every ten minutes; the date is published once a day.
      if (!payload.importId.startsWith("backfill")) return nothing("a comparison");
      return done(`the date of ${await publishDaily(unit)}`);
    },
  }),
  defineReaction({
    name: "promises.void-order",
    on: "orders.cancelled",
    records: ["orders.outlook_changed"],
    run: (unit, { payload: { orderId } }) => nothingComes(unit, orderId, orderId),
  }),
  defineReaction({
    name: "promises.void-parcel",
    on: "shipments.cancelled",
    records: ["orders.outlook_changed"],
    run: (unit, { payload: { shipmentId, orderId } }) => nothingComes(unit, shipmentId, orderId),
  }),
  defineReaction({
    name: "promises.learn-lane",
    on: "shipments.milestone_reached",
    projects: ["lane_transit"],
    async run(unit, { payload }) {
      if (payload.milestone !== "delivered" || !payload.shippedAt) return nothing("no journey to learn from");
      const { timezone: zone } = await readShop(unit);
      const shipped = localDate(new Date(payload.shippedAt), zone);
      const transit = Math.min(
        Math.max(0, daysBetween(shipped, localDate(new Date(payload.at), zone))),
        LONGEST,
      );
      const own = lane({
        carrier: payload.carrier,
        service: payload.service,
        origin: payload.origin,
        destination: payload.destination,
      });
      // Also without its carrier: before dispatch nobody knows who will carry an order.
      const lanes = new Set(
        [...ancestry(own), ...ancestry({ ...own, carrier: "*", service: "*" })].map(laneKey),
      );
      await countDays(unit, [...lanes], transit);
      const order = await readOrder(unit, payload.orderId);
      if (order) {
        const handling = Math.min(
          Math.max(0, daysBetween(localDate(order.placedAt, zone), shipped)),
          LONGEST,
        );
        await countDays(
          unit,
          ancestry(handlingLane(payload.origin))
            .map(laneKey)
            .filter((l) => l.startsWith("handling")),
          handling,
        );
      }
      return done(`${transit} days`);
    },
  }),
];
