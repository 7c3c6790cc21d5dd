import { z } from "zod";
import { adminFor, type Admin } from "../../adapters/shopify/admin.server";
import {
  DraftOrderComplete,
  DraftOrderCreate,
  DraftsTagged,
  LineVariants,
} from "../../adapters/shopify/operations/drafts";
import { RefundCreate, SuggestedRefund } from "../../adapters/shopify/operations/refunds";
import { toDecimal } from "../../domain/money";
import { final, ok, type Result } from "../../domain/result";
import { type AnyEffect, defineEffect } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { say } from "../orders/index.server";
import { linesOfShipment, speaking } from "../shipments/index.server";
import { read as readShop } from "../shops/index.server";
import { readRemedy, setRemedy } from "./store.server";

const record = recorder("protection");
const payload = z.object({ remedyId: z.string() });
const gid = (kind: string, id: string) => `gid://shopify/${kind}/${id}`;

/** What both ways of making good need to know. */
async function prepare(unit: Unit, { remedyId }: { remedyId: string }) {
  const remedy = await readRemedy(unit, remedyId);
  if (!remedy) return final("remedy_gone", remedyId);
  const { domain } = await readShop(unit);
  const lines = await linesOfShipment(unit, remedy.shipment_id);
  return ok({ domain, remedy, lines });
}
type Need = Extract<Awaited<ReturnType<typeof prepare>>, { ok: true }>["value"];

async function settle(unit: Unit, { remedyId }: { remedyId: string }): Promise<void> {
  const remedy = await readRemedy(unit, remedyId);
  if (!remedy?.chosen) return;
  await setRemedy(unit, remedyId, { state: "settled" });
  await record(unit, "protection.remedy_settled", {
    subject: { kind: "remedy", id: remedyId },
    at: unit.clock.now(),
    key: remedyId,
    payload: {
      remedyId,
      shipmentId: remedy.shipment_id,
      orderId: remedy.order_id,
      exceptionId: remedy.exception_id,
      amountMinor: remedy.amount_minor,
      currency: remedy.currency,
      chosen: remedy.chosen,
    },
  });
}

/** The store's system would not take it: the shopper keeps the promise, and a person carries it out. */
async function abandon(unit: Unit, { remedyId }: { remedyId: string }): Promise<void> {
  const remedy = await readRemedy(unit, remedyId);
  if (!remedy) return;
  await setRemedy(unit, remedyId, { state: "refused" });
  const voice = await speaking(unit, remedy.shipment_id);
  if (voice?.id !== remedy.exception_id) return;
  const { shipment_id: subjectId, order_id: orderId, exception_id: exceptionId } = remedy;
  const next = { step: "remedy_by_person", values: {} };
  await say(unit, { subjectId, orderId, exceptionId, headline: voice.kind, next });
}

/** To the payments it came from, as Shopify itself would split it. The key makes a repeat the same refund. */
const refund = defineEffect({
  kind: "protection.refund",
  payload,
  prepare,
  async perform({ idempotencyKey }, { domain, remedy, lines }: Need): Promise<Result<{ refundId: string }>> {
    const admin = adminFor(domain);
    const orderId = gid("Order", remedy.order_id);
    const refundLineItems = lines.map((l) => ({
      lineItemId: gid("LineItem", l.order_line_id),
      quantity: l.quantity,
      restockType: "NO_RESTOCK" as const,
    }));
    const suggested = await admin.run(SuggestedRefund, {
      id: orderId,
      lines: refundLineItems,
      shipping: false,
    });
    if (!suggested.ok) return suggested;
    const plan = suggested.value.data.order?.suggestedRefund;
    if (!plan) return final("nothing_to_refund", "Shopify suggests no refund for these lines");
    const transactions = plan.suggestedTransactions.flatMap((t) =>
      t.parentTransaction && t.gateway
        ? [
            {
              orderId,
              parentId: t.parentTransaction.id,
              amount: t.amountSet.shopMoney.amount,
              gateway: t.gateway,
              kind: "REFUND" as const,
            },
          ]
        : [],
    );
    const note = `Doorstep: ${remedy.reasons.join(", ")} (${remedy.id})`;
    const input = { orderId, note, notify: true, refundLineItems, transactions };
    const made = await admin.run(RefundCreate, { input, key: idempotencyKey });
    return made.ok ? ok({ refundId: made.value.data.refundCreate.refund.id }) : made;
  },
  settle,
  abandon,
});

/** The same goods again, for nothing, as an order of their own. */
const replacement = defineEffect({
  kind: "protection.replacement",
  payload,
  prepare,
  async perform(_outside, need: Need): Promise<Result<{ draftId: string; orderId: string | null }>> {
    const admin = adminFor(need.domain);
    const tag = `doorstep-${need.remedy.id}`;
    const earlier = await admin.run(DraftsTagged, { query: `tag:'${tag}'` });
    if (!earlier.ok) return earlier;
    let draft = earlier.value.data.draftOrders.nodes.find((d) => d.tags.includes(tag));
    if (!draft) {
      const made = await draftFor(admin, need, tag);
      if (!made.ok) return made;
      draft = { ...made.value, tags: [tag] };
    }
    if (draft.order) return ok({ draftId: draft.id, orderId: draft.order.id });
    const completed = await admin.run(DraftOrderComplete, { id: draft.id });
    if (!completed.ok) return completed;
    return ok({
      draftId: draft.id,
      orderId: completed.value.data.draftOrderComplete.draftOrder.order?.id ?? null,
    });
  },
  settle,
  abandon,
});

async function draftFor(admin: Admin, { remedy, lines }: Need, tag: string) {
  const sold = await admin.run(LineVariants, { id: gid("Order", remedy.order_id), after: null });
  if (!sold.ok) return sold;
  const { order } = sold.value.data;
  if (!order) return final("order_gone", remedy.order_id);
  const lineItems = lines.map((line) => {
    const known = order.lineItems.nodes.find((n) => n.id === gid("LineItem", line.order_line_id));
    const goods = known?.variant
      ? { variantId: known.variant.id }
      : {
          title: line.title,
          originalUnitPriceWithCurrency: {
            amount: toDecimal({ minor: 0, currency: remedy.currency }),
            currencyCode: remedy.currency,
          },
        };
    return {
      ...goods,
      quantity: line.quantity,
      appliedDiscount: { value: 100, valueType: "PERCENTAGE" as const, title: "Replacement" },
    };
  });
  const { countryCodeV2, ...address } = order.shippingAddress ?? {};
  const made = await admin.run(DraftOrderCreate, {
    input: {
      note: `Replacement for a parcel that was lost or damaged (${remedy.id})`,
      tags: ["doorstep", tag],
      lineItems,
      ...(order.email ? { email: order.email } : {}),
      ...(order.customer ? { purchasingEntity: { customerId: order.customer.id } } : {}),
      ...(order.shippingAddress
        ? { shippingAddress: { ...address, countryCode: countryCodeV2 ?? null } }
        : {}),
    },
  });
  return made.ok ? ok(made.value.data.draftOrderCreate.draftOrder) : made;
}

export const effects: AnyEffect[] = [refund, replacement];
