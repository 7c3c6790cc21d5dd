import { z } from "zod";
import { final, ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { readShipment } from "../../shipments/index.server";

const sealedAs = (shipmentId: string) => `delivery_feedback|words|${shipmentId}`;

export const feedbackForm = z.object({
  score: z.coerce.number().int().min(1).max(5),
  words: z.string().trim().max(1_000).default(""),
});

/** Keeps what a shopper thought of a delivery of their order; said again, the newer word stands. */
export async function keepFeedback(
  unit: Unit,
  it: { shipmentId: string; orderId: string; personId: string | null } & z.output<typeof feedbackForm>,
): Promise<Result<null>> {
  const shipment = await readShipment(unit, it.shipmentId);
  if (shipment?.order_id !== it.orderId) return final("parcel_not_of_this_order");
  const keys = await unit.keys();
  const row = {
    score: it.score,
    words: it.words ? keys.seal(Buffer.from(it.words), sealedAs(it.shipmentId)) : null,
    person_id: it.personId,
    given_at: unit.clock.now(),
  };
  await unit.tx.q
    .insertInto("delivery_feedback")
    .values({ shop_id: unit.shop, shipment_id: it.shipmentId, order_id: it.orderId, ...row })
    .onConflict((c) => c.columns(["shop_id", "shipment_id"]).doUpdateSet(row))
    .execute();
  return ok(null);
}

/** Parcels of a list whose delivery was judged already. */
export async function judged(unit: Unit, shipmentIds: readonly string[]): Promise<Set<string>> {
  if (shipmentIds.length === 0) return new Set();
  const rows = await unit.tx.q
    .selectFrom("delivery_feedback")
    .select("shipment_id")
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "in", [...shipmentIds])
    .execute();
  return new Set(rows.map((r) => r.shipment_id));
}

/** What people wrote goes with them. */
export async function forgetFeedback(unit: Unit, personId: string): Promise<void> {
  await unit.tx.q
    .updateTable("delivery_feedback")
    .set({ words: null, person_id: null })
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .execute();
}
