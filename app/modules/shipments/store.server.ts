import { sql, type Selectable } from "kysely";
import type { ExceptionKind, Responsible } from "../../domain/exception";
import { isFinal, type Milestone, milestones } from "../../domain/milestone";
import type { Observation } from "../../domain/shipment-word";
import type { Shipment as ShipmentTable } from "../../platform/database/types";
import type { Unit } from "../../spine/unit.server";

export type Shipment = Selectable<ShipmentTable> & { milestone: Milestone; exception: ExceptionKind | "" };

const row = (r: Selectable<ShipmentTable>): Shipment => r as Shipment;

export async function readShipment(unit: Unit, id: string): Promise<Shipment | null> {
  const found = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return found ? row(found) : null;
}

export async function readShipments(unit: Unit, ids: readonly string[]): Promise<Shipment[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
  return rows.map(row);
}

/** Holds the parcel until the transaction ends: everything that moves it goes one after the other. */
export async function lockShipment(unit: Unit, id: string): Promise<Shipment | null> {
  const found = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return found ? row(found) : null;
}

export async function shipmentsOfFulfillment(unit: Unit, fulfillmentId: string): Promise<Shipment[]> {
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("fulfillment_id", "=", fulfillmentId)
    .orderBy("id")
    .execute();
  return rows.map(row);
}

export async function shipmentsOfOrder(unit: Unit, orderId: string): Promise<Shipment[]> {
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("registered_at")
    .orderBy("id")
    .execute();
  return rows.map(row);
}

/** Carriers use numbers again after a while: the newest parcel of a number is meant. */
export async function shipmentIdByNumber(unit: Unit, number: string): Promise<string | null> {
  const found = await unit.tx.q
    .selectFrom("shipment")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("tracking_number", "=", number)
    // What is said of a cancelled parcel is kept with it, unless a living one has the number.
    .orderBy("cancelled")
    .orderBy("registered_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.id ?? shipmentIdByLeg(unit, number);
}

async function shipmentIdByLeg(unit: Unit, number: string): Promise<string | null> {
  const found = await unit.tx.q
    .selectFrom("shipment_leg")
    .select("shipment_id")
    .where("shop_id", "=", unit.shop)
    .where("tracking_number", "=", number)
    .orderBy("told_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.shipment_id ?? null;
}

/** Keeps the number that a parcel goes by after it was handed over; returns true when it is new. */
export async function keepLeg(
  unit: Unit,
  shipmentId: string,
  leg: { trackingNumber: string; carrier: string; source: string; toldAt: Date },
): Promise<boolean> {
  const kept = await unit.tx.q
    .insertInto("shipment_leg")
    .values({
      shop_id: unit.shop,
      shipment_id: shipmentId,
      tracking_number: leg.trackingNumber,
      carrier: leg.carrier,
      source: leg.source,
      told_at: leg.toldAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function legsOf(unit: Unit, shipmentId: string) {
  return unit.tx.q
    .selectFrom("shipment_leg")
    .select(["tracking_number", "carrier", "source", "told_at"])
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("told_at")
    .execute();
}

export type NewShipment = Omit<
  Selectable<ShipmentTable>,
  | "milestone"
  | "milestone_at"
  | "exception"
  | "shipped_at"
  | "delivered_at"
  | "last_scan_at"
  | "carrier_eta"
  | "disagreement"
  | "shop_id"
>;

/** Returns "new", "newer" or "known", as the versions say. */
export async function keepShipment(unit: Unit, it: NewShipment): Promise<"new" | "newer" | "known"> {
  const before = await lockShipment(unit, it.id);
  if (before && before.version >= it.version) return "known";
  const first = { milestone: "label_created", milestone_at: it.registered_at };
  const { registered_at, ...told } = it;
  const newer = { ...told, ...(before ? knownBetter(before, it) : {}) };
  await unit.tx.q
    .insertInto("shipment")
    .values({ shop_id: unit.shop, ...newer, registered_at, ...first })
    .onConflict((c) =>
      c.columns(["shop_id", "id"]).doUpdateSet(newer).where("shipment.version", "<", it.version),
    )
    .execute();
  return before ? "newer" : "new";
}

/**
 * Who knows company or number better than the fulfillment says it, stays right when the fulfillment changes: a number that the team
 * entered is not lost because the platform still has none.
 */
function knownBetter(
  before: Shipment,
  it: NewShipment,
): Partial<Pick<Shipment, "carrier" | "carrier_by" | "tracking_number">> {
  const { carrier, carrier_by, tracking_number } = before;
  if (carrier_by === "store") return {};
  if (it.tracking_number === null) return { carrier, carrier_by, tracking_number };
  return tracking_number === it.tracking_number ? { carrier, carrier_by } : {};
}

/** What a parcel takes over from its order and its place of departure: taken again when these change. */
export async function setDerived(
  unit: Unit,
  id: string,
  it: Pick<
    Shipment,
    | "order_name"
    | "dest_country"
    | "dest_region"
    | "origin_country"
    | "origin_region"
    | "value_minor"
    | "category"
  >,
): Promise<void> {
  await unit.tx.q
    .updateTable("shipment")
    .set(it)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** Parcels whose way has not ended, newest first. */
export async function openShipments(unit: Unit, limit: number): Promise<Shipment[]> {
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where(
      "milestone",
      "in",
      milestones.filter((m) => !isFinal(m)),
    )
    .where("cancelled", "=", false)
    .orderBy("registered_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(row);
}

/** Parcels that left from a place nobody had described yet. */
export async function shipmentsWithoutOrigin(
  unit: Unit,
  locationId: string,
  limit: number,
): Promise<Shipment[]> {
  const rows = await unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("location_id", "=", locationId)
    .where("origin_country", "is", null)
    .orderBy("registered_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(row);
}

export async function keepShipmentLines(
  unit: Unit,
  shipmentId: string,
  lines: { orderLineId: string; title: string; quantity: number }[],
): Promise<void> {
  if (lines.length === 0) return;
  await unit.tx.q
    .insertInto("shipment_line")
    .values(
      lines.map((l) => ({
        shop_id: unit.shop,
        shipment_id: shipmentId,
        order_line_id: l.orderLineId,
        title: l.title,
        quantity: l.quantity,
      })),
    )
    .onConflict((c) =>
      c
        .columns(["shop_id", "shipment_id", "order_line_id"])
        .doUpdateSet((e) => ({ quantity: e.ref("excluded.quantity") })),
    )
    .execute();
}

export async function linesOfShipment(unit: Unit, shipmentId: string) {
  return unit.tx.q
    .selectFrom("shipment_line")
    .select(["order_line_id", "title", "quantity"])
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("order_line_id")
    .execute();
}

export interface KeptScan extends Observation {
  id: string;
  source: string;
  inbox: { source: string; deliveryId: string };
}

/** Keeps scans once each; returns how many were new. */
export async function keepScans(
  unit: Unit,
  shipmentId: string,
  scans: KeptScan[],
  receivedAt: Date,
): Promise<number> {
  if (scans.length === 0) return 0;
  const kept = await unit.tx.q
    .insertInto("scan")
    .values(
      scans.map((s) => ({
        shop_id: unit.shop,
        shipment_id: shipmentId,
        id: s.id,
        source: s.source,
        milestone: s.milestone,
        exception: s.exception,
        native_code: s.nativeCode,
        message: s.message,
        place: s.place,
        local_time: s.localTime ?? null,
        occurred_at: s.at,
        received_at: receivedAt,
        inbox_source: s.inbox.source,
        inbox_delivery: s.inbox.deliveryId,
      })),
    )
    .onConflict((c) => c.columns(["shop_id", "shipment_id", "id"]).doNothing())
    .executeTakeFirst();
  return Number(kept.numInsertedOrUpdatedRows ?? 0n);
}

export async function scansOf(unit: Unit, shipmentId: string) {
  return unit.tx.q
    .selectFrom("scan")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("occurred_at")
    .orderBy("id")
    .execute();
}

export async function exceptionsOf(unit: Unit, shipmentId: string) {
  const rows = await unit.tx.q
    .selectFrom("shipment_exception")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("shipment_id", "=", shipmentId)
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as ExceptionKind }));
}

/** Keeps an exception as its episode says. Returns true when it is new. */
export async function keepException(
  unit: Unit,
  it: {
    id: string;
    shipmentId: string;
    kind: ExceptionKind;
    responsible: Responsible;
    openedAt: Date;
    resolvedAt: Date | null;
  },
): Promise<boolean> {
  const times = { opened_at: it.openedAt, resolved_at: it.resolvedAt };
  const made = await unit.tx.q
    .insertInto("shipment_exception")
    .values({
      shop_id: unit.shop,
      id: it.id,
      shipment_id: it.shipmentId,
      kind: it.kind,
      responsible: it.responsible,
      ...times,
    })
    .onConflict((c) => c.columns(["shop_id", "id"]).doUpdateSet(times))
    .returning(sql<boolean>`xmax = 0`.as("made"))
    .executeTakeFirstOrThrow();
  return made.made;
}

export async function setState(
  unit: Unit,
  id: string,
  state: Partial<
    Pick<
      Shipment,
      | "milestone"
      | "milestone_at"
      | "exception"
      | "shipped_at"
      | "delivered_at"
      | "last_scan_at"
      | "carrier_eta"
      | "tracking_number"
      | "carrier"
      | "carrier_by"
      | "disagreement"
      | "cancelled"
    >
  >,
): Promise<void> {
  await unit.tx.q
    .updateTable("shipment")
    .set(state)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}
