import { ok } from "../../../domain/result";
import { type AlarmHandler, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { clearAlarm, setAlarm, type Unit } from "../../../spine/unit.server";
import { readShipment, report } from "../../shipments/index.server";
import { quietLimit } from "./limits";

const ALARM = "tracking.silence";

/** Puts the silence alarm where the parcel's last word says. */
async function watch(unit: Unit, shipmentId: string): Promise<Date | null> {
  const shipment = await readShipment(unit, shipmentId);
  const limit =
    shipment && !shipment.cancelled
      ? quietLimit(shipment.milestone, shipment.last_scan_at ?? shipment.registered_at)
      : null;
  if (!limit) await clearAlarm(unit, ALARM, shipmentId);
  else await setAlarm(unit, ALARM, shipmentId, limit.at);
  return limit?.at ?? null;
}

async function watched(unit: Unit, shipmentId: string) {
  const at = await watch(unit, shipmentId);
  return at ? done(`silence counts from ${at.toISOString()}`) : nothing("at rest");
}

export const watchReactions: Reaction[] = [
  defineReaction({
    name: "tracking.watch-parcel",
    on: "shipments.registered",
    // A past parcel is watched too if it is still under way; one from long ago would only tell old news.
    run: async (unit, { payload }) =>
      payload.historic ? nothing("watched from its next scan") : watched(unit, payload.shipmentId),
  }),
  defineReaction({
    name: "tracking.hear-scan",
    on: "shipments.scan_recorded",
    async run(unit, { payload }) {
      const shipment = payload.historic ? await readShipment(unit, payload.shipmentId) : null;
      const limit = shipment && quietLimit(shipment.milestone, new Date(payload.at));
      // Silence from before the store came to us is no news; it is watched again from its next scan.
      if (limit && limit.at <= unit.clock.now()) return nothing("quiet since before the import");
      return watched(unit, payload.shipmentId);
    },
  }),
  defineReaction({
    name: "tracking.stop-watching",
    on: "shipments.cancelled",
    run: (unit, { payload }) => watched(unit, payload.shipmentId),
  }),
];

/** Goes off when a parcel has been silent for too long. */
export const silenceAlarm: AlarmHandler = {
  name: ALARM,
  async run(unit, shipmentId) {
    const shipment = await readShipment(unit, shipmentId);
    const limit = shipment && quietLimit(shipment.milestone, shipment.last_scan_at ?? shipment.registered_at);
    if (!shipment || !limit) return nothing("at rest");
    if (limit.at > unit.clock.now()) {
      await setAlarm(unit, ALARM, shipmentId, limit.at);
      return nothing("heard from since");
    }
    const opened = await report(unit, shipmentId, limit.kind, limit.at);
    return ok(opened ? { done: limit.kind } : { nothing: "known already" });
  },
};
