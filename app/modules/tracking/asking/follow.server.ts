import { z } from "zod";
import { all } from "../../../adapters/carriers/_all";
import type { AnyCarrierSource } from "../../../adapters/carriers/contract";
import { final, ok, retry } from "../../../domain/result";
import { defineEffect, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { beginAlarm, request, type Unit } from "../../../spine/unit.server";
import { openShipments, readShipment, type Shipment } from "../../shipments/index.server";
import { connections } from "../../shops/index.server";
import { ASK } from "./ask.server";
import { askOnly, planAsking, sourcesFor } from "./schedule.store.server";

const FOLLOW = "tracking.follow";
/** As many parcels as are taken up when a source is connected; the newest are the ones that people ask about. */
const AT_ONCE = 5_000;

/** The connected sources, as the adapters that they are. */
const connectedSources = async (unit: Unit): Promise<AnyCarrierSource[]> =>
  (await connections(unit, "carriers")).flatMap((c) => all.filter((a) => a.id === c.member));

/** A parcel that leaves is made known to the first source that wants to be told, and is put on the list of those that are asked. */
async function takeUp(
  unit: Unit,
  shipment: Shipment,
  connected: readonly AnyCarrierSource[],
): Promise<string[]> {
  if (!shipment.tracking_number || shipment.cancelled) return [];
  const sources = sourcesFor(shipment.carrier, connected);
  await planAsking(unit, shipment, sources);
  const told = sources.find((s) => s.follow);
  if (told) {
    await request(unit, {
      kind: FOLLOW,
      key: `${shipment.id}:${told.id}`,
      orderKey: `follow:${shipment.id}`,
      payload: { shipmentId: shipment.id, source: told.id },
    });
  }
  for (const source of sources) if (source.poll) await beginAlarm(unit, ASK, source.id, unit.clock.now());
  return sources.map((s) => s.id);
}

export const followReactions: Reaction[] = [
  defineReaction({
    name: "tracking.follow-parcel",
    on: "shipments.registered",
    effects: [FOLLOW],
    async run(unit, { payload: { shipmentId, historic } }) {
      if (historic) return nothing("a past parcel");
      const shipment = await readShipment(unit, shipmentId);
      if (!shipment?.tracking_number || shipment.cancelled) return nothing("nothing to follow");
      const through = await takeUp(unit, shipment, await connectedSources(unit));
      return through.length > 0
        ? done(`through ${through.join(", ")}`)
        : nothing("no source connected: Shopify's own events are followed");
    },
  }),
  defineReaction({
    name: "tracking.take-up-parcels",
    on: "shops.connected",
    effects: [FOLLOW],
    async run(unit, { payload: { kind, member } }) {
      if (kind !== "carriers") return nothing("not a carrier source");
      const connected = (await connectedSources(unit)).filter((s) => s.id === member);
      const parcels = await openShipments(unit, AT_ONCE);
      for (const shipment of parcels) await takeUp(unit, shipment, connected);
      return parcels.length > 0
        ? done(`${parcels.length} parcels under way`)
        : nothing("no parcel is under way");
    },
  }),
  defineReaction({
    name: "tracking.follow-new-carrier",
    on: "shipments.carrier_changed",
    effects: [FOLLOW],
    async run(unit, { payload: { shipmentId } }) {
      const shipment = await readShipment(unit, shipmentId);
      if (!shipment) return nothing("no such parcel");
      const through = await takeUp(unit, shipment, await connectedSources(unit));
      await askOnly(unit, shipmentId, through);
      return through.length > 0
        ? done(`through ${through.join(", ")}`)
        : nothing("no source knows this carrier");
    },
  }),
];

export const follow = defineEffect({
  kind: FOLLOW,
  payload: z.object({ shipmentId: z.string(), source: z.string() }),
  async prepare(unit, { shipmentId, source }) {
    const carrier = all.find((c) => c.id === source);
    const connection = (await connections(unit, "carriers")).find((c) => c.member === source);
    if (!carrier?.follow || !connection) return retry("carrier_source_not_connected", source);
    const settings = carrier.settings.safeParse(connection.settings);
    if (!settings.success) return final("carrier_settings_wrong", source);
    const shipment = await readShipment(unit, shipmentId);
    if (!shipment?.tracking_number) return final("shipment_gone", shipmentId);
    const parcel = { trackingNumber: shipment.tracking_number, carrier: shipment.carrier };
    return ok({ follow: carrier.follow, settings: settings.data, parcel });
  },
  perform: ({ egress }, need) => need.follow(egress, need.settings, need.parcel),
  // What the source has to say comes by its webhooks.
  settle: () => Promise.resolve(),
});
