import { defineReaction, nothing, type Reaction } from "../../../spine/definitions";
import { shipmentsOfOrder } from "../../shipments/index.server";
import { offer } from "../governing/offer.server";
import { readSettings } from "../settings.store.server";
import { isTrigger } from "../triggers";

const mayRecord = ["messages.decided", "messages.queued"] as const;
const mayDo = ["messages.send", "messages.tell-tool"] as const;
const DAY = 86_400_000;

export const journeyReactions: Reaction[] = [
  defineReaction({
    name: "messages.tell-milestone",
    on: "shipments.milestone_reached",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      const { shipmentId, orderId, milestone, at } = payload;
      const trigger = `parcel.${milestone}`;
      if (!isTrigger(trigger)) return nothing("told as a trouble, or not at all");
      // A second round of delivery is news; a second scan of the same day is not.
      const again = milestone === "out_for_delivery" ? `@${at.slice(0, 10)}` : "";
      return offer(unit, {
        trigger,
        orderId,
        subjectId: shipmentId,
        key: `${shipmentId}${again}`,
        happenedAt: occurredAt,
        event: {},
      });
    },
  }),
  defineReaction({
    name: "messages.tell-label",
    on: "shipments.registered",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      const { shipmentId, orderId } = payload;
      const about = { orderId, subjectId: shipmentId, happenedAt: occurredAt, event: {} };
      const others = (await shipmentsOfOrder(unit, orderId)).filter((s) => !s.cancelled).length - 1;
      if (others > 0) await offer(unit, { ...about, trigger: "order.split", key: orderId });
      return offer(unit, { ...about, trigger: "parcel.label_created", key: shipmentId });
    },
  }),
  defineReaction({
    name: "messages.tell-cancelled-parcel",
    on: "shipments.cancelled",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload: { shipmentId, orderId, historic }, occurredAt }) {
      if (historic) return nothing("a past parcel");
      return offer(unit, {
        trigger: "parcel.cancelled",
        orderId,
        subjectId: shipmentId,
        key: shipmentId,
        happenedAt: occurredAt,
        event: {},
      });
    },
  }),
  defineReaction({
    name: "messages.tell-cancelled-order",
    on: "orders.cancelled",
    records: mayRecord,
    effects: mayDo,
    run: (unit, { payload: { orderId }, occurredAt }) =>
      offer(unit, {
        trigger: "order.cancelled",
        orderId,
        subjectId: orderId,
        key: orderId,
        happenedAt: occurredAt,
        event: {},
      }),
  }),
  defineReaction({
    name: "messages.ask-after-delivery",
    on: "promises.settled",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload: { orderId, subjectId, kept, dueOn }, occurredAt }) {
      const about = { orderId, subjectId, happenedAt: occurredAt };
      if (!kept)
        return offer(unit, { ...about, trigger: "promise.missed", key: subjectId, event: { date: dueOn } });
      const { review } = await readSettings(unit);
      // Only who got it in time is asked, and only when everything of the order is there.
      const waiting = (await shipmentsOfOrder(unit, orderId)).some(
        (s) => !s.cancelled && (s.milestone !== "delivered" || s.exception !== ""),
      );
      if (waiting) return nothing("not everything is there");
      return offer(unit, {
        ...about,
        trigger: "review.ask",
        key: orderId,
        event: {},
        notBefore: new Date(occurredAt.getTime() + review.days * DAY),
      });
    },
  }),
];
