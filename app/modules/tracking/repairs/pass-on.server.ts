import { z } from "zod";
import { all } from "../../../adapters/carriers/_all";
import type { Instruction } from "../../../adapters/carriers/contract";
import { final, ok } from "../../../domain/result";
import { defineEffect, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import {
  type DeliveryWish,
  forgetWishes,
  readShipment,
  readWish,
  settleWish,
  type Shipment,
  type WishDetails,
} from "../../shipments/index.server";
import { connections } from "../../shops/index.server";
import { forgetFeedback } from "../page/feedback.store.server";
import { sourcesFor } from "../asking/schedule.store.server";

const PASS_ON = "tracking.pass-on-wish";

/** The first connected source that takes instructions for a parcel's company. */
async function instructed(unit: Unit, shipment: Shipment) {
  const known = await connections(unit, "carriers");
  const connected = known.flatMap((c) => all.filter((a) => a.id === c.member && a.instruct));
  const ours = connected.filter((s) => s.carriers === "any" || s.carriers.includes(shipment.carrier));
  const source = sourcesFor(shipment.carrier, ours)[0] ?? ours[0];
  return source ? { source, settings: known.find((c) => c.member === source.id)?.settings } : null;
}

export const repairReactions: Reaction[] = [
  defineReaction({
    name: "tracking.pass-on-wish",
    on: "tracking.wish_made",
    effects: [PASS_ON],
    async run(unit, { payload: { wishId, shipmentId } }) {
      const shipment = await readShipment(unit, shipmentId);
      const through = shipment && (await instructed(unit, shipment));
      if (!through) {
        await settleWish(unit, wishId, "by_person", null);
        return done("no source takes instructions for this carrier: a person arranges it");
      }
      await request(unit, {
        kind: PASS_ON,
        key: wishId,
        orderKey: `wish:${shipmentId}`,
        payload: { wishId },
      });
      return done(`through ${through.source.id}`);
    },
  }),
  defineReaction({
    name: "tracking.forget-person",
    on: "people.erased",
    async run(unit, { payload: { personId } }) {
      await forgetFeedback(unit, personId);
      const gone = await forgetWishes(unit, personId);
      return gone > 0 ? done(`${gone} wishes without address`) : nothing("they never wished anything");
    },
  }),
];

/** Passes a wish on to the carrier; its own reference lets the receiver recognise a repeat. */
export const passOn = defineEffect({
  kind: PASS_ON,
  payload: z.object({ wishId: z.string() }),
  async prepare(unit, { wishId }) {
    const wish = await readWish(unit, wishId);
    const shipment = wish && (await readShipment(unit, wish.shipmentId));
    const through = shipment && (await instructed(unit, shipment));
    if (!wish?.details || !shipment?.tracking_number || !through?.source.instruct)
      return final("nobody_to_instruct", wishId);
    const settings = through.source.settings.safeParse(through.settings);
    if (!settings.success) return final("carrier_settings_wrong", through.source.id);
    const instruction = instructionOf(wish, wish.details, shipment.tracking_number);
    return ok({ instruct: through.source.instruct, settings: settings.data, instruction });
  },
  perform: ({ egress }, { instruct, settings, instruction }) => instruct(egress, settings, instruction),
  settle: (unit, { wishId }, { reference }) => settleWish(unit, wishId, "passed_on", reference),
  abandon: (unit, { wishId }) => settleWish(unit, wishId, "by_person", null),
});

const instructionOf = (
  wish: DeliveryWish,
  { address, phone }: WishDetails,
  trackingNumber: string,
): Instruction => ({
  trackingNumber,
  wish: wish.wish,
  on: wish.on,
  address: address && {
    lines: [address.street],
    city: address.city,
    postal: address.postal,
    country: address.country,
  },
  phone,
  reference: wish.id,
});
