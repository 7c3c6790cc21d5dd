import { formatMoney } from "../../../domain/money";
import { defineReaction, nothing, type Reaction } from "../../../spine/definitions";
import type { Unit } from "../../../spine/unit.server";
import { readOrder } from "../../orders/index.server";
import { offer } from "../governing/offer.server";
import { isTrigger } from "../triggers";

const mayRecord = ["messages.decided", "messages.queued"] as const;
const mayDo = ["messages.send", "messages.tell-tool"] as const;

/** An amount as the shopper writes it. */
async function amountIn(unit: Unit, orderId: string, minor: number, currency: string): Promise<string> {
  const order = await readOrder(unit, orderId);
  return formatMoney({ minor, currency }, order?.locale ?? undefined);
}

export const moneyReactions: Reaction[] = [
  defineReaction({
    name: "messages.tell-remedy",
    on: "protection.remedy_taken",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload, occurredAt }) {
      const { remedyId, orderId, shipmentId, chosen, amountMinor, currency } = payload;
      const trigger = `remedy.${chosen}`;
      if (!isTrigger(trigger)) return nothing("no message for this remedy");
      return offer(unit, {
        trigger,
        orderId,
        subjectId: shipmentId,
        key: remedyId,
        happenedAt: occurredAt,
        event: { amount: await amountIn(unit, orderId, amountMinor, currency) },
      });
    },
  }),
  defineReaction({
    name: "messages.tell-payout",
    on: "payouts.granted",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload, occurredAt }) {
      const { orderId, grantedBy, kind, amountMinor, currency } = payload;
      // What a remedy gave back is told by the remedy.
      if (grantedBy.startsWith("remedy:")) return nothing("its remedy tells it");
      const trigger = kind === "credit" ? "credit.given" : kind === "refund" ? "refund.given" : null;
      if (!trigger) return nothing("no message for this");
      return offer(unit, {
        trigger,
        orderId,
        subjectId: orderId,
        key: grantedBy,
        happenedAt: occurredAt,
        event: { amount: await amountIn(unit, orderId, amountMinor, currency) },
      });
    },
  }),
  defineReaction({
    name: "messages.tell-return",
    on: "returns.changed",
    records: mayRecord,
    effects: mayDo,
    async run(unit, { payload: { returnId, orderId, status }, occurredAt }) {
      const state = { requested: "requested", open: "approved", declined: "declined", closed: "closed" }[
        status.toLowerCase()
      ];
      const trigger = `return.${state ?? "unknown"}`;
      if (!isTrigger(trigger)) return nothing(`no message for ${status}`);
      return offer(unit, {
        trigger,
        orderId,
        subjectId: orderId,
        key: returnId,
        happenedAt: occurredAt,
        event: {},
      });
    },
  }),
  defineReaction({
    name: "messages.tell-claim",
    on: "claims.opened",
    records: mayRecord,
    effects: mayDo,
    run: (unit, { payload: { claimId, orderId, shipmentId }, occurredAt }) =>
      offer(unit, {
        trigger: "claim.opened",
        orderId,
        subjectId: shipmentId,
        key: claimId,
        happenedAt: occurredAt,
        event: {},
      }),
  }),
  defineReaction({
    name: "messages.tell-filed-claim",
    on: "claims.filed",
    records: mayRecord,
    effects: mayDo,
    run: (unit, { payload: { claimId, orderId, shipmentId, reference }, occurredAt }) =>
      offer(unit, {
        trigger: "claim.filed",
        orderId,
        subjectId: shipmentId,
        key: claimId,
        happenedAt: occurredAt,
        event: { reference },
      }),
  }),
];
