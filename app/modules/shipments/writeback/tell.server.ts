import { z } from "zod";
import { adminFor } from "../../../adapters/shopify/admin.server";
import {
  type FulfillmentEventInput,
  FulfillmentEventCreate,
  FulfillmentEvents,
} from "../../../adapters/shopify/operations/fulfillments";
import { final, ok, type Result } from "../../../domain/result";
import { instantOf } from "../../../domain/zone-clock";
import { defineEffect, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import { readOutlook } from "../../orders/index.server";
import { read as readShop } from "../../shops/index.server";
import { readShipment, scansOf } from "../store.server";
import { statusOfException, statusOfMilestone } from "./status";
import { keepWritten, setWrittenId } from "./written.store.server";

const TELL = "shipments.tell-platform";

/** What the store must have granted; without it nothing is written. */
const SCOPE = "write_fulfillments";

/** The evening of the expected day, where only a day is known. */
const EVENING = "20:00";

/**
 * Tells the platform of a parcel's way, for carriers that it does not follow itself. As soon as it tells anything of a parcel by
 * itself, it is left to it: two tellers would tell everything twice.
 */
async function tell(unit: Unit, shipmentId: string, status: string | null, at: Date) {
  if (!status) return nothing("the platform has no word for it");
  const { scopes, state } = await readShop(unit);
  if (state !== "active" || !scopes.includes(SCOPE)) return nothing("not granted");
  const shipment = await readShipment(unit, shipmentId);
  if (!shipment || shipment.cancelled) return nothing("cancelled");
  const scans = await scansOf(unit, shipmentId);
  if (scans.some((s) => s.source === "shopify")) return nothing("the platform follows it itself");
  if (scans.length === 0) return nothing("no carrier told it");
  const told = { shipmentId, fulfillmentId: shipment.fulfillment_id, status, happenedAt: at };
  if (!(await keepWritten(unit, told))) return nothing("told already");
  await request(unit, {
    kind: TELL,
    key: `${shipmentId}:${status}:${at.toISOString()}`,
    orderKey: `tell:${shipmentId}`,
    payload: { ...told, happenedAt: at.toISOString() },
  });
  return done(status);
}

export const writebackReactions: Reaction[] = [
  defineReaction({
    name: "shipments.tell-milestone",
    on: "shipments.milestone_reached",
    effects: [TELL],
    run: (unit, { payload: { shipmentId, milestone, at, historic } }) =>
      historic
        ? Promise.resolve(nothing("a past parcel"))
        : tell(unit, shipmentId, statusOfMilestone(milestone), new Date(at)),
  }),
  defineReaction({
    name: "shipments.tell-exception",
    on: "shipments.exception_opened",
    effects: [TELL],
    run: (unit, { payload: { shipmentId, kind, at, historic } }) =>
      historic
        ? Promise.resolve(nothing("a past parcel"))
        : tell(unit, shipmentId, statusOfException(kind), new Date(at)),
  }),
];

const payload = z.object({
  shipmentId: z.string(),
  fulfillmentId: z.string(),
  status: z.string(),
  happenedAt: z.iso.datetime(),
});

/** An event of the same kind so near in time is the same one, whoever told it. */
const NEAR_MS = 60_000;

/** Reads before it writes: an earlier attempt may have arrived, or the platform may have learnt of it by itself. */
export const tellPlatform = defineEffect({
  kind: TELL,
  payload,
  async prepare(unit, it) {
    const { domain } = await readShop(unit);
    const shipment = await readShipment(unit, it.shipmentId);
    if (!shipment) return final("shipment_gone", it.shipmentId);
    const dates = (await readOutlook(unit, it.shipmentId))?.dates ?? null;
    const expected = shipment.carrier_eta ?? (dates ? instantOf(dates.likely, EVENING, dates.zone) : null);
    const event: FulfillmentEventInput = {
      fulfillmentId: `gid://shopify/Fulfillment/${it.fulfillmentId}`,
      status: it.status,
      happenedAt: it.happenedAt,
      message: null,
      estimatedDeliveryAt: shipment.delivered_at ? null : (expected?.toISOString() ?? null),
    };
    return ok({ domain, event });
  },
  async perform(_outside, { domain, event }): Promise<Result<{ eventId: string }>> {
    const admin = adminFor(domain);
    const known = await admin.run(FulfillmentEvents, { id: event.fulfillmentId });
    if (!known.ok) return known;
    if (!known.value.data.fulfillment) return final("fulfillment_gone", event.fulfillmentId);
    const at = Date.parse(event.happenedAt);
    const same = known.value.data.fulfillment.events.nodes.find(
      (e) => e.status === event.status && Math.abs(Date.parse(e.happenedAt) - at) < NEAR_MS,
    );
    if (same) return ok({ eventId: same.id });
    const made = await admin.run(FulfillmentEventCreate, { event });
    if (!made.ok) return made;
    const { fulfillmentEvent } = made.value.data.fulfillmentEventCreate;
    return fulfillmentEvent ? ok({ eventId: fulfillmentEvent.id }) : final("reply_unknown", "a new event");
  },
  settle: (unit, it, { eventId }) =>
    setWrittenId(unit, { ...it, happenedAt: new Date(it.happenedAt) }, eventId),
});
