import { formatMoney } from "../../domain/money";
import { final, ok, type Result } from "../../domain/result";
import { recorder } from "../../spine/record.server";
import { request, type Unit } from "../../spine/unit.server";
import { say } from "../orders/index.server";
import { grant } from "../payouts/index.server";
import { linesOfShipment, speaking } from "../shipments/index.server";
import { readRemedy, remediesOf, setRemedy } from "./store.server";

const record = recorder("protection");

/**
 * The shopper takes what was offered. The ledger of payouts is written in the same transaction, so nothing is given back twice:
 * not by two clicks, not by a claim beside a return. The store's own system is told through the outbox.
 */
export async function chooseRemedy(
  unit: Unit,
  it: { remedyId: string; orderId: string; option: "replacement" | "refund" },
): Promise<Result<{ chosen: string }>> {
  const remedy = await readRemedy(unit, it.remedyId, true);
  if (!remedy || remedy.order_id !== it.orderId) return final("remedy_unknown");
  if (remedy.chosen) return ok({ chosen: remedy.chosen });
  if (remedy.state !== "offered" || !remedy.options.includes(it.option)) return final("not_offered");
  const lines = await linesOfShipment(unit, remedy.shipment_id);
  const now = unit.clock.now();
  const granted = await grant(unit, {
    orderId: remedy.order_id,
    kind: it.option,
    grantedBy: `remedy:${remedy.id}`,
    lines: lines.map((l) => ({ orderLineId: l.order_line_id, quantity: l.quantity })),
    at: now,
  });
  if (!granted.ok) return granted;
  await setRemedy(unit, remedy.id, { state: "taken", chosen: it.option, chosen_at: now });
  await record(unit, "protection.remedy_taken", {
    subject: { kind: "remedy", id: remedy.id },
    at: now,
    key: remedy.id,
    payload: {
      remedyId: remedy.id,
      shipmentId: remedy.shipment_id,
      orderId: remedy.order_id,
      exceptionId: remedy.exception_id,
      amountMinor: granted.value.amountMinor,
      currency: remedy.currency,
      chosen: it.option,
    },
  });
  await request(unit, {
    kind: `protection.${it.option}`,
    key: remedy.id,
    orderKey: `remedy:${remedy.id}`,
    payload: { remedyId: remedy.id },
  });
  const voice = await speaking(unit, remedy.shipment_id);
  if (voice?.id === remedy.exception_id) {
    const amount = formatMoney({ minor: granted.value.amountMinor, currency: remedy.currency });
    await say(unit, {
      subjectId: remedy.shipment_id,
      orderId: remedy.order_id,
      exceptionId: remedy.exception_id,
      headline: voice.kind,
      // Money comes back, no parcel: the date that stood was a replacement's.
      ...(it.option === "refund" ? { dates: null } : {}),
      next: { step: `remedy_taken_${it.option}`, values: { amount } },
    });
  }
  return ok({ chosen: it.option });
}

/** What stands open for the shopper to choose. */
export async function openRemedy(unit: Unit, shipmentId: string) {
  return (await remediesOf(unit, shipmentId)).find((r) => r.state === "offered") ?? null;
}
