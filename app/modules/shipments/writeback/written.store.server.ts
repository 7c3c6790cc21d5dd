import type { Unit } from "../../../spine/unit.server";

export interface Written {
  shipmentId: string;
  fulfillmentId: string;
  /** The platform's word, `OUT_FOR_DELIVERY`. */
  status: string;
  happenedAt: Date;
}

/** Keeps what we are about to tell the platform; false when it was told already. */
export async function keepWritten(unit: Unit, it: Written): Promise<boolean> {
  const kept = await unit.tx.q
    .insertInto("fulfillment_event_written")
    .values({
      shop_id: unit.shop,
      shipment_id: it.shipmentId,
      status: it.status,
      happened_at: it.happenedAt,
      fulfillment_id: it.fulfillmentId,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function setWrittenId(unit: Unit, it: Written, eventId: string): Promise<void> {
  await unit.tx.q
    .updateTable("fulfillment_event_written")
    .set({ event_id: eventId })
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", it.shipmentId)
    .where("status", "=", it.status)
    .where("happened_at", "=", it.happenedAt)
    .execute();
}

/** The platform keeps whole seconds. */
const SECOND = 1_000;

/** What we told the platform of a fulfillment, so that its echo is known. */
export async function echoesOf(
  unit: Unit,
  fulfillmentId: string,
): Promise<(status: string | null, at: Date) => boolean> {
  const rows = await unit.tx.q
    .selectFrom("fulfillment_event_written")
    .select(["status", "happened_at"])
    .where("shop_id", "=", unit.shop)
    .where("fulfillment_id", "=", fulfillmentId)
    .execute();
  return (status, at) =>
    rows.some(
      (r) => r.status === status?.toUpperCase() && Math.abs(r.happened_at.getTime() - at.getTime()) < SECOND,
    );
}
