import { place } from "../../domain/lane";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";

export interface Location {
  id: string;
  name: string;
  country: string;
  region: string | null;
  postal: string | null;
  active: boolean;
  version: string;
}

const record = recorder("shops");

/** The newest word about a place wins. */
export async function keepLocation(unit: Unit, location: Location): Promise<void> {
  const kept = await unit.tx.q
    .insertInto("location")
    .values({ shop_id: unit.shop, ...location })
    .onConflict((c) =>
      c.columns(["shop_id", "id"]).doUpdateSet(location).where("location.version", "<=", location.version),
    )
    .executeTakeFirst();
  if ((kept.numInsertedOrUpdatedRows ?? 0n) === 0n) return;
  await record(unit, "shops.location_kept", {
    subject: { kind: "location", id: location.id },
    at: new Date(location.version),
    key: `${location.id}@${location.version}`,
    payload: { locationId: location.id },
  });
}

export async function closeLocation(unit: Unit, id: string): Promise<void> {
  await unit.tx.q
    .updateTable("location")
    .set({ active: false })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** All places that parcels leave from, those in use first. */
export async function locations(unit: Unit): Promise<Location[]> {
  return unit.tx.q
    .selectFrom("location")
    .select(["id", "name", "country", "region", "postal", "active", "version"])
    .where("shop_id", "=", unit.shop)
    .orderBy("active", "desc")
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** Where a location is, coarsely; without one, where the store's first active location is. */
export async function originOf(
  unit: Unit,
  locationId: string | null,
): Promise<{ country: string; region: string | null } | null> {
  const all = await unit.tx.q
    .selectFrom("location")
    .select(["id", "country", "region", "active"])
    .where("shop_id", "=", unit.shop)
    .orderBy("id")
    .execute();
  const found = all.find((l) => l.id === locationId) ?? (locationId ? undefined : all.find((l) => l.active));
  return found ? { country: found.country, region: found.region } : null;
}

export const originPlace = (at: { country: string; region: string | null } | null): string | null =>
  place(at?.country, at?.region);
