import { type ExceptionKind, remedied } from "../../../domain/exception";
import { defineReaction, nothing, done, type Reaction } from "../../../spine/definitions";
import { clearAlarm } from "../../../spine/unit.server";
import { readOrder, say } from "../../orders/index.server";
import { readShipment, speaking } from "../../shipments/index.server";
import { expectOrder } from "../forecasting/expect.server";
import { forgetForecast, groundsOf, modelName } from "../forecasting/grounds.server";
import { closeForecasts, standingOf } from "./ledger.store.server";
import {
  datesOfOrder,
  expectedOf,
  forecastAndSay,
  LOOK_ORDER,
  LOOK_PARCEL,
  onItsWay,
  wait,
} from "./look.server";
import { expectNow, giveUp, settle } from "./promise.server";

const comesNoMore: ReadonlySet<ExceptionKind> = new Set(["not_received", "missing_contents", "disposed"]);

/** An order that should have left: the day is that of a parcel packed now. */
const expectOrderInTrouble = defineReaction({
  name: "promises.expect-on-order-exception",
  on: "orders.exception_opened",
  records: ["promises.revised", "promises.put_at_risk", "orders.outlook_changed"],
  async run(unit, { payload: { orderId, exceptionId, kind } }) {
    const order = await readOrder(unit, orderId);
    if (!order) return nothing("order gone");
    const dates = (await datesOfOrder(unit, order, kind))?.dates ?? null;
    await say(unit, { subjectId: orderId, orderId, exceptionId, headline: kind, dates });
    return done(dates ? `expected ${dates.likely}` : "no date to tell");
  },
});

export const reactions: Reaction[] = [
  expectOrderInTrouble,
  defineReaction({
    name: "promises.expect-parcel",
    on: "shipments.registered",
    records: ["promises.revised", "promises.put_at_risk", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment || !onItsWay(shipment)) return nothing("it is over already");
      await clearAlarm(unit, LOOK_ORDER, payload.orderId);
      await closeForecasts(unit, payload.orderId);
      return forecastAndSay(unit, shipment, "registered");
    },
  }),
  defineReaction({
    name: "promises.expect-on-scan",
    on: "shipments.scan_recorded",
    records: ["promises.revised", "promises.put_at_risk", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment || !onItsWay(shipment)) return nothing("it is over");
      return forecastAndSay(unit, shipment, "scan");
    },
  }),
  defineReaction({
    name: "promises.expect-on-milestone",
    on: "shipments.milestone_reached",
    records: ["promises.revised", "promises.put_at_risk", "promises.settled", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const { shipmentId, orderId, milestone } = payload;
      if (milestone === "delivered") await settle(unit, shipmentId, orderId, new Date(payload.at));
      const shipment = await readShipment(unit, shipmentId);
      if (!shipment || shipment.milestone !== milestone) return nothing("it is further by now");
      if (onItsWay(shipment)) return forecastAndSay(unit, shipment, milestone);
      await clearAlarm(unit, LOOK_PARCEL, shipmentId);
      if (await speaking(unit, shipmentId)) return nothing("an exception speaks");
      await say(unit, {
        subjectId: shipmentId,
        orderId,
        exceptionId: "",
        headline: milestone,
        dates: null,
        next: wait,
      });
      forgetForecast(unit, shipmentId);
      return done("no date is needed any more");
    },
  }),
  defineReaction({
    name: "promises.expect-on-exception",
    on: "shipments.exception_opened",
    records: ["promises.revised", "promises.put_at_risk", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const voice = await speaking(unit, payload.shipmentId);
      if (voice?.id !== payload.exceptionId) return nothing("something worse speaks");
      const shipment = await readShipment(unit, payload.shipmentId);
      const grounds = await groundsOf(unit);
      const found = shipment && (await expectedOf(unit, grounds, shipment));
      if (!found) return nothing("parcel gone");
      const { exceptionId, kind } = payload;
      const now = unit.clock.now();
      // What is lost does not come; what is promised is its replacement, packed now.
      const expected = remedied(kind) ? expectOrder(grounds, found.known, now, now) : found.expected;
      const { id: subjectId, order_id: orderId } = shipment;
      const standing = await standingOf(unit, orderId, subjectId);
      if (remedied(kind)) await giveUp(unit, standing, shipment);
      const model = modelName(grounds);
      await expectNow(unit, { subjectId, orderId, because: kind, expected, model, standing });
      // What was handed over, or was destroyed, does not come: of that no day is told.
      const dates = comesNoMore.has(kind) ? null : expected.dates;
      await say(unit, { subjectId, orderId, exceptionId, headline: kind, dates });
      forgetForecast(unit, subjectId);
      return done(dates ? `expected ${dates.likely}` : "no day to tell");
    },
  }),
  defineReaction({
    name: "promises.expect-on-recovery",
    on: "shipments.exception_resolved",
    records: ["promises.revised", "promises.put_at_risk", "orders.outlook_changed"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment || !onItsWay(shipment)) return nothing("it is over");
      return forecastAndSay(unit, shipment, "recovered");
    },
  }),
];
