import { remedied } from "../../domain/exception";
import { formatMoney } from "../../domain/money";
import { stableId } from "../../domain/stable-id.server";
import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import { say } from "../orders/index.server";
import { laneOf, speaking } from "../shipments/index.server";
import { read as readShop } from "../shops/index.server";
import { decideCover, decideFlag, decideRemedy, defaultPolicy } from "./policy";
import { flagLane, isFlagged, readCover, writeCover, writeRemedy } from "./store.server";

const record = recorder("protection");

export const reactions: Reaction[] = [
  defineReaction({
    name: "protection.decide-cover",
    on: "shipments.registered",
    records: ["protection.cover_decided"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const { shipmentId, orderId } = payload;
      const laneFlagged = await isFlagged(unit, laneOf(payload));
      const verdict = decideCover(defaultPolicy, { valueMinor: payload.valueMinor, laneFlagged });
      await writeCover(unit, {
        shipment_id: shipmentId,
        order_id: orderId,
        covered: verdict.covered,
        reasons: JSON.stringify(verdict.reasons),
        limit_minor: defaultPolicy.limitMinor,
        currency: payload.currency,
        decided_at: unit.clock.now(),
      });
      await record(unit, "protection.cover_decided", {
        subject: { kind: "shipment", id: shipmentId },
        at: unit.clock.now(),
        key: shipmentId,
        payload: { shipmentId, orderId, ...verdict },
      });
      return done(`${verdict.covered ? "covered" : "not covered"}: ${verdict.reasons.join(", ")}`);
    },
  }),
  defineReaction({
    name: "protection.decide-remedy",
    on: "shipments.exception_opened",
    records: ["protection.remedy_offered", "protection.remedy_refused", "orders.outlook_changed"],
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      if (!remedied(payload.kind)) return nothing("the parcel is not given up");
      const { shipmentId, orderId, exceptionId, valueMinor, currency } = payload;
      // A parcel from before the import was never decided on: decided now, by the same rule.
      const cover = await readCover(unit, shipmentId);
      const standing =
        cover ??
        decideCover(defaultPolicy, { valueMinor, laneFlagged: await isFlagged(unit, laneOf(payload)) });
      const verdict = decideRemedy(defaultPolicy, {
        covered: standing.covered,
        valueMinor,
        coverReasons: standing.reasons,
        scopes: (await readShop(unit)).scopes,
      });
      // One parcel is made good once, even if it is first damaged and then lost.
      const remedyId = stableId("rem", shipmentId);
      const fresh = await writeRemedy(unit, {
        id: remedyId,
        shipment_id: shipmentId,
        order_id: orderId,
        exception_id: exceptionId,
        state: verdict.offered ? "offered" : "refused",
        options: JSON.stringify(verdict.options),
        amount_minor: valueMinor,
        currency,
        reasons: JSON.stringify(verdict.reasons),
        decided_at: unit.clock.now(),
      });
      const subject = { kind: "remedy", id: remedyId };
      const facts = { remedyId, shipmentId, orderId, exceptionId, amountMinor: valueMinor, currency };
      const fact = { subject, at: occurredAt, key: remedyId };
      if (fresh && verdict.offered)
        await record(unit, "protection.remedy_offered", {
          ...fact,
          payload: { ...facts, options: verdict.options },
        });
      if (fresh && !verdict.offered)
        await record(unit, "protection.remedy_refused", {
          ...fact,
          payload: { ...facts, reasons: verdict.reasons },
        });
      if ((await speaking(unit, shipmentId))?.id === exceptionId) {
        const values: Record<string, string> = {};
        const next = verdict.offered
          ? {
              step: "remedy_offered",
              values: {
                options: verdict.options.join(","),
                amount: formatMoney({ minor: valueMinor, currency }),
              },
            }
          : { step: "remedy_by_person", values };
        await say(unit, { subjectId: shipmentId, orderId, exceptionId, headline: payload.kind, next });
      }
      return done(
        verdict.offered
          ? `offered ${verdict.options.join(" or ")}`
          : `for a person: ${verdict.reasons.join(", ")}`,
      );
    },
  }),
  defineReaction({
    name: "protection.flag-lane",
    on: "insights.lane_rerated",
    records: ["protection.lane_flagged"],
    async run(unit, { payload, seq }) {
      if (!decideFlag(defaultPolicy, payload)) return nothing("the lane is within bounds");
      const until = new Date(unit.clock.now().getTime() + defaultPolicy.flagDays * 86_400_000);
      const reason = `${payload.lost + payload.damaged} of ${payload.shipped} lost or damaged`;
      await flagLane(unit, { lane: payload.lane, reason, until });
      await record(unit, "protection.lane_flagged", {
        subject: { kind: "lane", id: payload.lane },
        at: unit.clock.now(),
        key: `${payload.lane}@${seq}`,
        payload: { lane: payload.lane, reason, until: until.toISOString() },
      });
      return done(reason);
    },
  }),
];
