import { addDays } from "../../../domain/local-date";
import { instantOf } from "../../../domain/zone-clock";
import { type AlarmHandler, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { setAlarm, type Unit } from "../../../spine/unit.server";
import { readOrder, reportOrder } from "../../orders/index.server";
import {
  type Shipment,
  readShipment,
  report,
  shipmentsOfOrder,
  withdraw,
} from "../../shipments/index.server";
import { readDetection } from "./detection.store.server";
import { notBeforeHeard } from "./heard-late";

const ALARM = "exceptions.promised-day";
const HOUR = 3_600_000;
/** A risk that has fallen below this is over: not the same as where it opens, or it would come and go. */
const CALM = 0.3;

const underWay = ({ cancelled, milestone }: Shipment): boolean =>
  !cancelled && !["delivered", "returned", "failed", "cancelled"].includes(milestone);

/** The parcels that a word about an order, or about one of its parcels, concerns. */
async function concerned(unit: Unit, subjectId: string, orderId: string): Promise<Shipment[]> {
  const one = subjectId === orderId ? null : await readShipment(unit, subjectId);
  return (one ? [one] : await shipmentsOfOrder(unit, orderId)).filter(underWay);
}

export const promisedDayReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.watch-promise",
    on: "promises.made",
    async run(unit, { payload: { orderId, latest, zone } }) {
      const { lateGraceHours, off } = await readDetection(unit);
      if (off.includes("late")) return nothing("the store does not watch this");
      const end = instantOf(addDays(latest, 1), "00:00", zone);
      const due = new Date(end.getTime() + lateGraceHours * HOUR);
      await setAlarm(unit, ALARM, orderId, notBeforeHeard(due, unit.clock.now()));
      return done(`late after ${latest}`);
    },
  }),
  defineReaction({
    name: "exceptions.see-risk",
    on: "promises.put_at_risk",
    records: ["shipments.exception_opened", "orders.exception_opened"],
    async run(unit, { payload: { subjectId, orderId, expected }, occurredAt }) {
      const { off } = await readDetection(unit);
      const now = unit.clock.now();
      const parcels = await concerned(unit, subjectId, orderId);
      if (parcels.length === 0 && subjectId === orderId && !off.includes("fulfilment_delayed")) {
        const order = await readOrder(unit, orderId);
        if (!order || order.cancelledAt || (await shipmentsOfOrder(unit, orderId)).length > 0)
          return nothing("it has left, or nothing will");
        const opened = await reportOrder(unit, orderId, "fulfilment_delayed", now);
        return opened ? done("it should have left") : nothing("known already");
      }
      if (off.includes("late_risk")) return nothing("the store does not watch this");
      // Something worse is known already: then the risk is no news.
      const calm = parcels.filter((p) => p.exception === "");
      for (const parcel of calm)
        await report(
          unit,
          parcel.id,
          "late_risk",
          now,
          `${expected} as of ${occurredAt.toISOString().slice(0, 10)}`,
        );
      return calm.length > 0 ? done("late before it is late") : nothing("nothing that is still calm");
    },
  }),
  defineReaction({
    name: "exceptions.see-recovery",
    on: "promises.revised",
    records: ["shipments.exception_resolved"],
    async run(unit, { payload: { subjectId, orderId, lateRisk } }) {
      if (subjectId === orderId || lateRisk === null || lateRisk > CALM) return nothing("no less at risk");
      const parcel = await readShipment(unit, subjectId);
      if (parcel?.exception !== "late_risk") return nothing("it was not at risk");
      await withdraw(unit, subjectId, ["late_risk"], unit.clock.now());
      return done("on time again");
    },
  }),
];

/** The promised day is over. */
export const promisedDayAlarm: AlarmHandler = {
  name: ALARM,
  async run(unit, orderId) {
    const order = await readOrder(unit, orderId);
    if (!order || order.cancelledAt) return nothing("nothing is awaited");
    const now = unit.clock.now();
    const parcels = await shipmentsOfOrder(unit, orderId);
    if (parcels.length === 0) {
      const opened = await reportOrder(unit, orderId, "fulfilment_delayed", now);
      return opened ? done("the day is over and nothing has left") : nothing("known already");
    }
    const late = parcels.filter(underWay);
    for (const parcel of late) {
      // The risk has come true: one flag, the greater.
      await report(unit, parcel.id, "late", now, "promised day");
      await withdraw(unit, parcel.id, ["late_risk"], now);
    }
    return late.length > 0 ? done(`${late.length} late`) : nothing("all there");
  },
};
