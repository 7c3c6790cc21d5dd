import { sql } from "kysely";
import type { LineWord, OrderWord } from "../../domain/order-word";
import type { Unit } from "../../spine/unit.server";

export type Kept = "new" | "newer" | "known";

/** Keeps the newest word about an order. `known` means that we had this word or a newer one. */
export async function keepOrder(unit: Unit, word: OrderWord): Promise<Kept> {
  const known = await unit.tx.q
    .selectFrom("order")
    .select(["version", "promise_id"])
    .where("shop_id", "=", unit.shop)
    .where("id", "=", word.id)
    .forUpdate()
    .executeTakeFirst();
  if (known && known.version >= word.version) {
    return word.promiseId && !known.promise_id ? keepPromiseId(unit, word.id, word.promiseId) : "known";
  }
  const row = {
    name: word.name,
    person_id: word.person.id,
    placed_at: word.placedAt,
    cancelled_at: word.cancelledAt,
    currency: word.currency,
    total_minor: word.totalMinor,
    shipping_title: word.shippingTitle,
    ship_to_country: word.shipTo.country,
    ship_to_region: word.shipTo.region,
    ship_to_postal_prefix: word.shipTo.postalPrefix,
    financial: word.financial,
    locale: word.locale,
    version: word.version,
  };
  const promise_id = word.promiseId;
  await unit.tx.q
    .insertInto("order")
    .values({ shop_id: unit.shop, id: word.id, ...row, promise_id })
    .onConflict((c) =>
      c
        .columns(["shop_id", "id"])
        // Not every source tells what the cart carried, and none takes it back.
        .doUpdateSet(promise_id ? { ...row, promise_id } : row)
        .where("order.version", "<", word.version),
    )
    .execute();
  await keepLines(unit, word.id, word.lines);
  return known ? "newer" : "new";
}

/** A comparison may tell it after a webhook that could not: newer by its clock, and yet the poorer word. */
async function keepPromiseId(unit: Unit, orderId: string, promiseId: string): Promise<Kept> {
  await unit.tx.q
    .updateTable("order")
    .set({ promise_id: promiseId })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", orderId)
    .execute();
  return "newer";
}

async function keepLines(unit: Unit, orderId: string, lines: LineWord[]): Promise<void> {
  const gone = unit.tx.q
    .deleteFrom("order_line")
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId);
  await gone.execute();
  if (lines.length === 0) return;
  const products = await unit.tx.q
    .selectFrom("product")
    .select(["id", "category"])
    .where("shop_id", "=", unit.shop)
    .where("id", "in", lines.flatMap((l) => l.productId ?? []).concat(""))
    .execute();
  const category = new Map(products.map((p) => [p.id, p.category]));
  await unit.tx.q
    .insertInto("order_line")
    .values(
      lines.map((l) => ({
        shop_id: unit.shop,
        order_id: orderId,
        id: l.id,
        product_id: l.productId,
        title: l.title,
        sku: l.sku,
        quantity: l.quantity,
        unit_minor: l.unitMinor,
        category: l.productId ? (category.get(l.productId) ?? null) : null,
        ships: l.ships,
      })),
    )
    .execute();
}

export interface Order {
  id: string;
  name: string;
  personId: string | null;
  placedAt: Date;
  cancelledAt: Date | null;
  currency: string;
  totalMinor: number;
  shippingTitle: string | null;
  shipTo: { country: string | null; region: string | null; postalPrefix: string | null };
  locale: string | null;
  /** The promise that the shopper saw before buying. */
  promiseId: string | null;
}

export async function readOrder(unit: Unit, id: string): Promise<Order | null> {
  const row = await unit.tx.q
    .selectFrom("order")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    personId: row.person_id,
    placedAt: row.placed_at,
    cancelledAt: row.cancelled_at,
    currency: row.currency,
    totalMinor: row.total_minor,
    shippingTitle: row.shipping_title,
    shipTo: {
      country: row.ship_to_country,
      region: row.ship_to_region,
      postalPrefix: row.ship_to_postal_prefix,
    },
    locale: row.locale,
    promiseId: row.promise_id,
  };
}

export interface OrderLine {
  id: string;
  title: string;
  quantity: number;
  unitMinor: number;
  category: string | null;
  productId: string | null;
  /** False for what needs no parcel. */
  ships: boolean;
}

export async function readLines(unit: Unit, orderId: string): Promise<OrderLine[]> {
  const rows = await unit.tx.q
    .selectFrom("order_line")
    .select(["id", "title", "quantity", "unit_minor", "category", "product_id", "ships"])
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("id")
    .execute();
  return rows.map(({ unit_minor, product_id, ...line }) => ({
    ...line,
    unitMinor: unit_minor,
    productId: product_id,
  }));
}

/** Since when links to an order's page count; null: all that were ever made. */
export async function linksFrom(unit: Unit, id: string): Promise<Date | null> {
  const row = await unit.tx.q
    .selectFrom("order")
    .select("links_from")
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.links_from ?? null;
}

export async function setLinksFrom(unit: Unit, id: string, at: Date): Promise<boolean> {
  const kept = await unit.tx.q
    .updateTable("order")
    .set({ links_from: at })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return kept.numUpdatedRows > 0n;
}

/** The newest order of one of these names: names may repeat after a store changed its numbering. */
export async function orderIdByName(unit: Unit, names: readonly string[]): Promise<string | null> {
  const row = await unit.tx.q
    .selectFrom("order")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("name", "in", [...names])
    .orderBy("placed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * The newest order that is called so, with or without its "#", when it is somebody's. Where none is, `personId` is of an order whose
 * name is near: whoever goes on with it does the same work in both cases, on rows of the same kind, and the time taken tells nothing.
 */
export async function orderNamed(
  unit: Unit,
  name: string,
): Promise<{ id: string | null; personId: string | null }> {
  const marked = `#${name}`;
  const { rows } = await sql<{ id: string | null; own: string | null; near: string | null }>`
    select named.id, named.person_id as own, near.person_id as near
      from (select 1) as always
      left join lateral (
        select id, person_id from "order" where shop_id = ${unit.shop} and name in (${marked}, ${name})
         order by placed_at desc limit 1) as named on true
      left join lateral (
        (select person_id from "order" where shop_id = ${unit.shop} and name <= ${marked} order by name desc limit 1)
        union all
        (select person_id from "order" where shop_id = ${unit.shop} and name > ${marked} order by name limit 1)
         limit 1) as near on true`.execute(unit.tx.q);
  const [found] = rows;
  return { id: found?.own ? found.id : null, personId: found?.own ?? found?.near ?? null };
}

/** A person's orders, newest first. */
export async function ordersOfPerson(unit: Unit, personId: string, limit: number): Promise<string[]> {
  const rows = await unit.tx.q
    .selectFrom("order")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .orderBy("placed_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((r) => r.id);
}

/** What the orders of a list are called. */
export async function orderNames(unit: Unit, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await unit.tx.q
    .selectFrom("order")
    .select(["id", "name"])
    .where("shop_id", "=", unit.shop)
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
