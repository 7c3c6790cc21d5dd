import { sql } from "kysely";
import { shopId, type ShopId } from "../../domain/ids";
import type { Tx } from "../../platform/database/access.server";
import type { Unit } from "../../spine/unit.server";

export interface ShopFacts {
  name: string;
  currency: string;
  timezone: string;
  country: string | null;
}

export interface Shop extends ShopFacts {
  id: ShopId;
  domain: string;
  state: "active" | "gone" | "erased";
  scopes: string[];
  installedAt: Date;
}

/** The shop of a domain, found by naming it; nothing for a domain that never installed. */
export async function byDomain(tx: Tx, domain: string): Promise<{ id: ShopId; state: string } | null> {
  await sql`select set_config('app.shop_domain', ${domain}, true)`.execute(tx.q);
  const row = await tx.q
    .selectFrom("shop")
    .select(["shop_id", "state"])
    .where("domain", "=", domain)
    .executeTakeFirst();
  return row ? { id: shopId(row.shop_id), state: row.state } : null;
}

/** Enters a new shop, or wakes one that was here before. The domain must have been named by `byDomain`. */
export async function enter(tx: Tx, domain: string, scopes: string[], now: Date): Promise<ShopId> {
  const row = await tx.q
    .insertInto("shop")
    .values({ domain, state: "active", scopes, installed_at: now, updated_at: now })
    .onConflict((c) =>
      c
        .column("domain")
        .doUpdateSet({ state: "active", scopes, installed_at: now, uninstalled_at: null, updated_at: now }),
    )
    .returning("shop_id")
    .executeTakeFirstOrThrow();
  return shopId(row.shop_id);
}

const memoOf = (unit: Unit): string => `shop:${unit.shop}`;

/** The shop itself. Read once in a transaction: many reactions of one batch ask for it. */
export async function read(unit: Unit): Promise<Shop> {
  const known = unit.tx.memo.get(memoOf(unit)) as Shop | undefined;
  if (known) return known;
  const shop = await find(unit);
  unit.tx.memo.set(memoOf(unit), shop);
  return shop;
}

async function find(unit: Unit): Promise<Shop> {
  const row = await unit.tx.q
    .selectFrom("shop")
    .selectAll()
    .where("shop_id", "=", unit.shop)
    .executeTakeFirstOrThrow();
  return {
    id: unit.shop,
    domain: row.domain,
    state: row.state as Shop["state"],
    name: row.name ?? row.domain,
    currency: row.currency ?? "USD",
    timezone: row.timezone,
    country: row.country,
    scopes: row.scopes,
    installedAt: row.installed_at,
  };
}

export async function describe(unit: Unit, facts: ShopFacts): Promise<void> {
  unit.tx.memo.delete(memoOf(unit));
  await unit.tx.q
    .updateTable("shop")
    .set({ ...facts, updated_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .execute();
}

export async function setScopes(unit: Unit, scopes: string[]): Promise<void> {
  unit.tx.memo.delete(memoOf(unit));
  await unit.tx.q
    .updateTable("shop")
    .set({ scopes, updated_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .execute();
}

/** Returns false when it was gone already. */
export async function leave(unit: Unit): Promise<boolean> {
  const now = unit.clock.now();
  unit.tx.memo.delete(memoOf(unit));
  const left = await unit.tx.q
    .updateTable("shop")
    .set({ state: "gone", uninstalled_at: now, updated_at: now })
    .where("shop_id", "=", unit.shop)
    .where("state", "=", "active")
    .executeTakeFirst();
  return left.numUpdatedRows > 0n;
}

/** Leaves the number and the domain, so that a repeated request is known and answered. */
export async function blank(unit: Unit): Promise<void> {
  unit.tx.memo.delete(memoOf(unit));
  await unit.tx.q
    .updateTable("shop")
    .set({
      state: "erased",
      name: null,
      currency: null,
      country: null,
      scopes: [],
      updated_at: unit.clock.now(),
    })
    .where("shop_id", "=", unit.shop)
    .execute();
}
