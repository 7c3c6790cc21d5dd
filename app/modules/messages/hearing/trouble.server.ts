import { daysBetween } from "../../../domain/local-date";
import { exceptionKinds } from "../../../domain/exception";
import { words } from "../../../platform/i18n/words";
import { defineReaction, nothing, type Reaction } from "../../../spine/definitions";
import type { Unit } from "../../../spine/unit.server";
import { readOrder, readOutlook } from "../../orders/index.server";
import { latestWish } from "../../shipments/index.server";
import { offer } from "../governing/offer.server";
import { lastTold, wasTold } from "../messages.store.server";

const mayRecord = ["messages.decided", "messages.queued"] as const;
const mayDo = ["messages.send", "messages.tell-tool"] as const;

interface Changed {
  orderId: string;
  subjectId: string;
  exceptionId: string;
  headline: string;
  dates: { latest: string } | null;
}

const troubled = (it: Changed, happenedAt: Date, unit: Unit) => {
  const kind = exceptionKinds.find((k) => k === it.headline);
  if (!kind) return Promise.resolve(nothing("no trouble that we know"));
  // One exception, one letter: a later change of mind updates the page, and the date says itself when it moves.
  return offer(unit, {
    trigger: `exception.${kind}`,
    orderId: it.orderId,
    subjectId: it.subjectId,
    key: it.exceptionId,
    happenedAt,
    event: { exceptionId: it.exceptionId },
    latest: it.dates?.latest ?? null,
  });
};

/** The order's first date, or one that has moved by a day or more since the shopper last read one. */
async function dated(unit: Unit, it: Changed, happenedAt: Date) {
  const { orderId, subjectId, headline, dates } = it;
  if (!dates) return nothing("no date is told");
  const about = { orderId, subjectId, happenedAt, latest: dates.latest };
  if (headline === "preparing") {
    const first = await offer(unit, {
      ...about,
      trigger: "order.confirmed",
      key: orderId,
      event: { date: dates.latest },
    });
    return first;
  }
  const told =
    (await lastTold(unit, orderId, subjectId)) ?? (await readOutlook(unit, orderId))?.dates?.latest ?? null;
  if (told === null || told === dates.latest) return nothing("the date that was told stands");
  return offer(unit, {
    ...about,
    trigger: daysBetween(told, dates.latest) > 0 ? "date.later" : "date.sooner",
    key: `${subjectId}@${dates.latest}`,
    event: { date: dates.latest },
  });
}

export const troubleReactions: Reaction[] = [
  defineReaction({
    name: "messages.tell-outlook",
    on: "orders.outlook_changed",
    records: mayRecord,
    effects: mayDo,
    run: (unit, { payload, occurredAt }) =>
      payload.exceptionId ? troubled(payload, occurredAt, unit) : dated(unit, payload, occurredAt),
  }),
  defineReaction({
    name: "messages.tell-recovery",
    on: "shipments.exception_resolved",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      const { exceptionId, orderId, shipmentId } = payload;
      if (!(await wasTold(unit, orderId, exceptionId))) return nothing("they were not told of it");
      return offer(unit, {
        trigger: "trouble.resolved",
        orderId,
        subjectId: shipmentId,
        key: exceptionId,
        happenedAt: occurredAt,
        event: {},
      });
    },
  }),
  defineReaction({
    name: "messages.tell-leaving",
    on: "orders.exception_resolved",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload: { exceptionId, orderId }, occurredAt }) {
      if (!(await wasTold(unit, orderId, exceptionId))) return nothing("they were not told of it");
      if ((await readOrder(unit, orderId))?.cancelledAt) return nothing("it was cancelled");
      return offer(unit, {
        trigger: "trouble.resolved",
        orderId,
        subjectId: orderId,
        key: exceptionId,
        happenedAt: occurredAt,
        event: {},
      });
    },
  }),
  defineReaction({
    name: "messages.tell-wish",
    on: "tracking.wish_made",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload: { wishId, shipmentId, orderId, wish }, occurredAt }) {
      const made = await latestWish(unit, shipmentId);
      const order = await readOrder(unit, orderId);
      return offer(unit, {
        trigger: "wish.received",
        orderId,
        subjectId: shipmentId,
        key: wishId,
        happenedAt: occurredAt,
        event: {
          reason: words(order?.locale ?? null).label[`wish_${wish}`],
          ...(made?.on ? { date: made.on } : {}),
        },
      });
    },
  }),
];
