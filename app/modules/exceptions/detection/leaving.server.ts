import { afterWorkingHours } from "../../../domain/working-time";
import { type AlarmHandler, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { clearAlarm, setAlarm } from "../../../spine/unit.server";
import { readLines, readOrder, reportOrder, settleOrder } from "../../orders/index.server";
import { shipmentsOfOrder } from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";
import { readDetection } from "./detection.store.server";
import { notBeforeHeard } from "./heard-late";

const ALARM = "exceptions.leaving";

/** An order has to leave: found out before there is a parcel that could be tracked. */
export const leavingReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.watch-order",
    on: "orders.placed",
    async run(unit, { payload: { orderId, historic } }) {
      if (historic) return nothing("a past order");
      const { fulfilmentHours, off } = await readDetection(unit);
      if (off.includes("fulfilment_delayed")) return nothing("the store does not watch this");
      const order = await readOrder(unit, orderId);
      if (!order || !(await readLines(unit, orderId)).some((l) => l.ships))
        return nothing("nothing of it is sent");
      const { timezone: zone, country } = await readShop(unit);
      const due = afterWorkingHours(order.placedAt, fulfilmentHours, { zone, country, region: null });
      const at = notBeforeHeard(due, unit.clock.now());
      await setAlarm(unit, ALARM, orderId, at);
      return done(`has to leave by ${at.toISOString()}`);
    },
  }),
  defineReaction({
    name: "exceptions.see-it-leave",
    on: "shipments.registered",
    records: ["orders.exception_resolved"],
    async run(unit, { payload: { orderId, historic } }) {
      if (historic) return nothing("a past parcel");
      await clearAlarm(unit, ALARM, orderId);
      return (await settleOrder(unit, orderId, unit.clock.now()))
        ? done("it has left after all")
        : nothing("in time");
    },
  }),
  defineReaction({
    name: "exceptions.see-it-cancelled",
    on: "orders.cancelled",
    records: ["orders.exception_resolved"],
    async run(unit, { payload: { orderId } }) {
      await clearAlarm(unit, ALARM, orderId);
      return (await settleOrder(unit, orderId, unit.clock.now())) ? done("cancelled") : nothing("in time");
    },
  }),
];

export const leavingAlarm: AlarmHandler = {
  name: ALARM,
  async run(unit, orderId) {
    const order = await readOrder(unit, orderId);
    if (!order || order.cancelledAt) return nothing("nothing will leave");
    if ((await shipmentsOfOrder(unit, orderId)).some((s) => !s.cancelled)) return nothing("it has left");
    const opened = await reportOrder(unit, orderId, "fulfilment_delayed", unit.clock.now());
    return opened ? done("it should have left") : nothing("known already");
  },
};
