import { carrierOf } from "../../adapters/carriers/companies";
import {
  readFulfillmentEventWebhook,
  readFulfillmentWebhook,
} from "../../adapters/shopify/fulfillment-webhook";
import { readOrderNode } from "../../adapters/shopify/order-node";
import { ok, retry } from "../../domain/result";
import { done, type Intake, type Message, nothing } from "../../spine/definitions";
import type { Unit } from "../../spine/unit.server";
import { observeOrder } from "../orders/index.server";
import { observe } from "./observe.server";
import { parcelId, registerFulfillment } from "./register.server";
import { shipmentsOfFulfillment } from "./store.server";
import { echoesOf } from "./writeback/written.store.server";

const source = "shopify";

export const intakes: Intake[] = [
  {
    name: "shipments.register",
    source,
    topics: ["fulfillments/create", "fulfillments/update"],
    async run(unit, message) {
      const word = readFulfillmentWebhook(message.json, message.triggeredAt);
      if (!word.ok) return word;
      const told = await registerFulfillment(unit, word.value, carrierOf, false);
      if (!told.ok) return told;
      return told.value.length > 0 ? done(`${told.value.length} parcels`) : nothing("known already");
    },
  },
  {
    name: "shipments.observe-fulfillment-event",
    source,
    topics: ["fulfillment_events/create"],
    async run(unit, message) {
      const word = readFulfillmentEventWebhook(message.json);
      if (!word.ok) return word;
      const { fulfillmentId, observation, carrierEta } = word.value;
      const parcels = await shipmentsOfFulfillment(unit, fulfillmentId);
      if (parcels.length === 0)
        return retry("fulfillment_unknown", `fulfillment ${fulfillmentId}`, `fulfillment:${fulfillmentId}`);
      if ((await echoesOf(unit, fulfillmentId))(observation.nativeCode, observation.at))
        return nothing("our own word comes back");
      let fresh = 0;
      for (const parcel of parcels) {
        const report = {
          source,
          inbox: { source, deliveryId: message.deliveryId },
          observations: [observation],
          carrierEta,
        };
        const seen = await observe(unit, parcel.id, report, false);
        if (!seen.ok) return seen;
        fresh += seen.value.newScans;
      }
      return fresh > 0 ? done(`${fresh} scans`) : nothing("seen already");
    },
  },
  {
    name: "shipments.note-deleted-event",
    source,
    topics: ["fulfillment_events/delete"],
    // What was once told stays in the record of who said what.
    run: () => Promise.resolve(nothing("a told fact is kept")),
  },
  {
    name: "shipments.import-order",
    source: "shopify.sync",
    topics: ["orders/backfill"],
    run: (unit, m) => takeStory(unit, m, true),
  },
  {
    name: "shipments.compare-order",
    source: "shopify.sync",
    topics: ["orders/reconcile"],
    run: (unit, m) => takeStory(unit, m, false),
  },
];

/** An order in one piece, with its fulfillments and their events: the same facts as the webhooks tell, through the same doors. */
async function takeStory(unit: Unit, message: Message, historic: boolean): ReturnType<Intake["run"]> {
  const story = readOrderNode(message.json);
  if (!story.ok) return story;
  const { order, fulfillments } = story.value;
  let changes = (await observeOrder(unit, order, historic)) === "known" ? 0 : 1;
  for (const { word, seen } of fulfillments) {
    const told = await registerFulfillment(unit, word, carrierOf, historic);
    if (!told.ok) return told;
    changes += told.value.length;
    const isEcho = await echoesOf(unit, word.id);
    const news = seen.filter((s) => !isEcho(s.nativeCode, s.at));
    if (news.length === 0) continue;
    for (const number of word.tracking.length > 0 ? word.tracking.map((t) => t.number) : [null]) {
      // Under the same source as the webhooks, so that a scan that came both ways is one scan.
      const report = {
        source,
        inbox: { source: message.source, deliveryId: message.deliveryId },
        observations: news,
        carrierEta: null,
      };
      const observed = await observe(unit, parcelId(word.id, number), report, historic);
      if (!observed.ok) return observed;
      changes += observed.value.newScans;
    }
  }
  const personId = order.person.id;
  return ok(changes > 0 ? { done: `${changes} changes`, personId } : { nothing: "known already", personId });
}
