import { z } from "zod";
import { exceptionKinds } from "../../domain/exception";
import { milestones } from "../../domain/milestone";
import { final, ok, type Result } from "../../domain/result";
import { stableId } from "../../domain/stable-id.server";
import type { Unit } from "../../spine/unit.server";
import type { Shipment } from "./store.server";

/** What the list can be narrowed to. Each combination that the screen offers is served by an index. */
export const shipmentFilters = z.object({
  milestone: z.enum(milestones).optional().catch(undefined),
  /** One kind, or "any" for everything with an open exception. */
  exception: z
    .enum([...exceptionKinds, "any"])
    .optional()
    .catch(undefined),
  carrier: z.string().max(40).optional(),
  /** "yes": only parcels whose sources cannot all be right. */
  disputed: z.literal("yes").optional().catch(undefined),
  /** An order's name or a tracking number, whole. */
  search: z.string().trim().max(80).optional(),
});
export type ShipmentFilters = z.output<typeof shipmentFilters>;

/** The filters that an address or a form carries. */
export const shipmentFiltersIn = (query: URLSearchParams): ShipmentFilters =>
  shipmentFilters.parse(
    Object.fromEntries(
      Object.keys(shipmentFilters.shape).map((name) => [name, query.get(name) || undefined]),
    ),
  );

const cursor = z.object({ at: z.iso.datetime().transform((t) => new Date(t)), id: z.string() });

export interface ShipmentPage {
  shipments: Shipment[];
  /** Opaque; absent on the last page. */
  next: string | null;
}

/**
 * A page of shipments, newest first. Pages go on from a key, not from a count, so the thousandth costs what the first did.
 */
export async function listShipments(
  unit: Unit,
  filters: ShipmentFilters,
  after: string | null,
  limit = 50,
): Promise<ShipmentPage> {
  let query = unit.tx.q
    .selectFrom("shipment")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .orderBy("registered_at", "desc")
    .orderBy("id")
    .limit(limit + 1);
  if (filters.milestone) query = query.where("milestone", "=", filters.milestone);
  if (filters.exception === "any") query = query.where("exception", "<>", "");
  else if (filters.exception) query = query.where("exception", "=", filters.exception);
  if (filters.carrier) query = query.where("carrier", "=", filters.carrier);
  if (filters.disputed) query = query.where("disagreement", "<>", "");
  if (filters.search) {
    const text = filters.search;
    const name = text.startsWith("#") ? text : `#${text}`;
    query = query.where((w) => w.or([w("order_name", "in", [text, name]), w("tracking_number", "=", text)]));
  }
  const from = after ? readCursor(after) : null;
  if (from) {
    // The bound of its own lets the index begin there instead of at the newest.
    query = query
      .where("registered_at", "<=", from.at)
      .where((w) => w.or([w("registered_at", "<", from.at), w("id", ">", from.id)]));
  }
  const rows = (await query.execute()) as Shipment[];
  const shipments = rows.slice(0, limit);
  const last = shipments.at(-1);
  return { shipments, next: rows.length > limit && last ? writeCursor(last) : null };
}

const writeCursor = (s: Shipment): string =>
  Buffer.from(JSON.stringify({ at: s.registered_at.toISOString(), id: s.id })).toString("base64url");

/** A cursor that was tampered with begins at the beginning. */
function readCursor(text: string): z.output<typeof cursor> | null {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/** How many of the newest parcels each company has: what a number is likely to be. */
export async function companiesOfLate(unit: Unit, newest = 1_000): Promise<Map<string, number>> {
  const rows = await unit.tx.q
    .selectFrom((e) =>
      e
        .selectFrom("shipment")
        .select("carrier")
        .where("shop_id", "=", unit.shop)
        .orderBy("registered_at", "desc")
        .limit(newest)
        .as("late"),
    )
    .select((e) => ["carrier", e.fn.countAll<string>().as("parcels")])
    .where("carrier", "<>", "other")
    .groupBy("carrier")
    .execute();
  return new Map(rows.map((r) => [r.carrier, Number(r.parcels)]));
}

export interface ShipmentView {
  id: string;
  name: string;
  filters: ShipmentFilters;
}

export async function savedViews(unit: Unit): Promise<ShipmentView[]> {
  const rows = await unit.tx.q
    .selectFrom("shipment_view")
    .select(["id", "name", "filters"])
    .where("shop_id", "=", unit.shop)
    .orderBy("name")
    .limit(50)
    .execute();
  return rows.map((r) => ({ id: r.id, name: r.name, filters: shipmentFilters.parse(r.filters) }));
}

export async function saveView(
  unit: Unit,
  name: string,
  filters: ShipmentFilters,
): Promise<Result<ShipmentView>> {
  const clean = name.trim().slice(0, 40);
  if (!clean) return final("name_missing", "A view needs a name.");
  const id = stableId("view", clean.toLowerCase());
  await unit.tx.q
    .insertInto("shipment_view")
    .values({
      shop_id: unit.shop,
      id,
      name: clean,
      filters: JSON.stringify(filters),
      created_at: unit.clock.now(),
    })
    .onConflict((c) => c.columns(["shop_id", "id"]).doUpdateSet({ filters: JSON.stringify(filters) }))
    .execute();
  return ok({ id, name: clean, filters });
}

export async function dropView(unit: Unit, id: string): Promise<void> {
  await unit.tx.q.deleteFrom("shipment_view").where("shop_id", "=", unit.shop).where("id", "=", id).execute();
}
