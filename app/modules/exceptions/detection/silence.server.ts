import type { ExceptionKind } from "../../../domain/exception";
import { localDate } from "../../../domain/local-date";
import { ok } from "../../../domain/result";
import { afterWorkingHours, type Calendar } from "../../../domain/working-time";
import { type AlarmHandler, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { clearAlarm, setAlarm, type Unit } from "../../../spine/unit.server";
import { readShipment, report, type Shipment } from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";
import { groundsFor } from "./detection.store.server";
import { lostAt, quietAt } from "./quiet";
import type { WatchedKind } from "./settings";

const ALARM = "exceptions.silence";

/** A silence that will be news if nothing ends it. */
interface Limit {
  kind: ExceptionKind;
  at: Date;
}

/** When silence since the parcel's last word becomes news, first and then for good. */
async function limitsOf(unit: Unit, shipment: Shipment): Promise<Limit[]> {
  if (shipment.cancelled) return [];
  const { settings, learnt } = await groundsFor(unit, shipment.carrier);
  const { timezone: zone } = await readShop(unit);
  const last = shipment.last_scan_at ?? shipment.registered_at;
  const { carrier, service, milestone } = shipment;
  const facts = {
    milestone,
    carrier,
    service,
    originCountry: shipment.origin_country,
    destCountry: shipment.dest_country,
    customs: shipment.exception === "customs_hold" || shipment.exception === "payment_due",
    on: localDate(last, zone),
  };
  const calendar: Calendar = {
    zone,
    country: shipment.dest_country ?? shipment.origin_country,
    region: shipment.dest_country ? shipment.dest_region : shipment.origin_region,
  };
  return [quietAt(facts, settings, learnt), lostAt(facts, settings, learnt)]
    .filter((quiet) => quiet !== null)
    .filter(({ kind }) => !settings.off.includes(kind as WatchedKind))
    .map(({ kind, hours }) => ({ kind, at: afterWorkingHours(last, hours, calendar) }));
}

/** Puts the alarm where the next limit of the parcel's silence stands. */
async function watch(unit: Unit, shipment: Shipment, limits: readonly Limit[]): Promise<Date | null> {
  const now = unit.clock.now();
  // What lies behind is told by the alarm at once; of several the worst.
  const next = limits.find((l) => l.at > now) ?? limits.at(-1);
  if (!next) await clearAlarm(unit, ALARM, shipment.id);
  else await setAlarm(unit, ALARM, shipment.id, next.at);
  return next?.at ?? null;
}

async function watched(unit: Unit, shipmentId: string, historic: boolean) {
  const shipment = await readShipment(unit, shipmentId);
  if (!shipment) return nothing("parcel gone");
  const limits = await limitsOf(unit, shipment);
  // Silence from before the store came to us is no news; it is watched again from its next scan.
  if (historic && limits.some((l) => l.at <= unit.clock.now()))
    return nothing("quiet since before the import");
  const at = await watch(unit, shipment, limits);
  return at ? done(`silence counts until ${at.toISOString()}`) : nothing("at rest");
}

export const silenceReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.watch-parcel",
    on: "shipments.registered",
    // A past parcel is watched too if it is still under way; one from long ago would only tell old news.
    run: async (unit, { payload }) =>
      payload.historic ? nothing("watched from its next scan") : watched(unit, payload.shipmentId, false),
  }),
  defineReaction({
    name: "exceptions.hear-scan",
    on: "shipments.scan_recorded",
    run: (unit, { payload }) => watched(unit, payload.shipmentId, payload.historic),
  }),
  defineReaction({
    name: "exceptions.stop-watching",
    on: "shipments.cancelled",
    run: (unit, { payload }) => watched(unit, payload.shipmentId, false),
  }),
];

/** Goes off when a parcel has been silent for too long. */
export const silenceAlarm: AlarmHandler = {
  name: ALARM,
  async run(unit, shipmentId) {
    const shipment = await readShipment(unit, shipmentId);
    const limits = shipment ? await limitsOf(unit, shipment) : [];
    if (!shipment || limits.length === 0) return nothing("at rest");
    const now = unit.clock.now();
    const over = limits.filter((l) => l.at <= now).at(-1);
    if (limits.some((l) => l.at > now)) await watch(unit, shipment, limits);
    if (!over) return nothing("heard from since, or it may take longer");
    const opened = await report(unit, shipmentId, over.kind, over.at);
    return ok(opened ? { done: over.kind } : { nothing: "known already" });
  },
};
