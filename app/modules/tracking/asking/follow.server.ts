import { z } from "zod";
import { all } from "../../adapters/carriers/_all";
import { final, ok, retry } from "../../domain/result";
import { defineEffect, defineReaction, done, nothing } from "../../spine/definitions";
import { request } from "../../spine/unit.server";
import { readShipment } from "../shipments/index.server";
import { connections } from "../shops/index.server";

const FOLLOW = "tracking.follow";

/** A parcel that leaves is made known to the connected source, so that its scans come by themselves. */
export const followReaction = defineReaction({
  name: "tracking.follow-parcel",
  on: "shipments.registered",
  effects: [FOLLOW],
  async run(unit, { payload: { shipmentId, historic } }) {
    if (historic) return nothing("a past parcel");
    const shipment = await readShipment(unit, shipmentId);
    if (!shipment?.tracking_number || shipment.cancelled) return nothing("nothing to follow");
    const connected = await connections(unit, "carriers");
    const source = connected.find((c) => all.find((a) => a.id === c.member)?.follow)?.member;
    if (!source) return nothing("no source connected: Shopify's own events are followed");
    await request(unit, {
      kind: FOLLOW,
      key: shipmentId,
      orderKey: `follow:${shipmentId}`,
      payload: { shipmentId, source },
    });
    return done(`through ${source}`);
  },
});

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
