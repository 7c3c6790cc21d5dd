import { readRefundWebhook } from "../../adapters/shopify/other-webhooks";
import { retry } from "../../domain/result";
import { done, type Intake, nothing } from "../../spine/definitions";
import { readOrder } from "../orders/index.server";
import { grant } from "./grant.server";

export const intakes: Intake[] = [
  {
    name: "payouts.note-refund",
    source: "shopify",
    topics: ["refunds/create"],
    async run(unit, message) {
      const refund = readRefundWebhook(message.json);
      if (!refund.ok) return refund;
      const { id, orderId, lines, at } = refund.value;
      if (lines.length === 0) return nothing("no line was refunded");
      if (!(await readOrder(unit, orderId)))
        return retry("order_unknown", `order ${orderId}`, `order:${orderId}`);
      const granted = await grant(unit, {
        orderId,
        kind: "refund",
        grantedBy: `shopify-refund:${id}`,
        lines: lines.map((l) => ({ orderLineId: l.orderLineId, quantity: l.quantity, amountMinor: l.minor })),
        at: at ?? message.receivedAt,
      });
      // A refund that we asked for ourselves comes back this way: its units are taken already.
      if (!granted.ok && granted.failure.code === "already_given_back")
        return nothing("in the ledger already");
      return granted.ok ? done(`${granted.value.units} units`) : granted;
    },
  },
];
