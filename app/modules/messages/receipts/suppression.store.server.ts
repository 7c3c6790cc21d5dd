import type { Medium } from "../../../adapters/channels/contract";
import type { ShopKeys } from "../../../platform/crypto/keyring.server";
import type { Unit } from "../../../spine/unit.server";

export const suppressionReasons = ["bounced", "complained", "stopped", "by_team"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export interface Suppressed {
  reason: SuppressionReason;
  covers: "all" | "marketing";
  at: Date;
}

/** The same address in whatever spelling: e-mail in lower case, a phone number by its digits. */
const normal = (medium: string, address: string): string =>
  medium === "email" ? address.trim().toLowerCase() : address.replace(/\D/g, "").slice(-9);

/** WhatsApp and SMS reach the same phone and are stopped apart. */
const indexOf = (keys: ShopKeys, medium: Medium, address: string): Buffer =>
  keys.index(`suppressed ${medium}`, normal(medium, address));

/** Nothing goes to this address any more. What weighs more stays: an address that is dead is not revived by a complaint. */
export async function suppress(
  unit: Unit,
  medium: Medium,
  address: string,
  it: Omit<Suppressed, "at">,
): Promise<void> {
  const row = { ...it, at: unit.clock.now() };
  await unit.tx.q
    .insertInto("suppression")
    .values({
      shop_id: unit.shop,
      medium,
      address_index: indexOf(await unit.keys(), medium, address),
      ...row,
    })
    .onConflict((c) =>
      c
        .columns(["shop_id", "medium", "address_index"])
        .doUpdateSet(row)
        .where("suppression.covers", "=", "marketing"),
    )
    .execute();
}

/** The receiver wants messages again, or the team corrected the address. */
export async function release(unit: Unit, medium: Medium, address: string): Promise<boolean> {
  const gone = await unit.tx.q
    .deleteFrom("suppression")
    .where("shop_id", "=", unit.shop)
    .where("medium", "=", medium)
    .where("address_index", "=", indexOf(await unit.keys(), medium, address))
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function suppressedAs(unit: Unit, medium: Medium, address: string): Promise<Suppressed | null> {
  const row = await unit.tx.q
    .selectFrom("suppression")
    .select(["reason", "covers", "at"])
    .where("shop_id", "=", unit.shop)
    .where("medium", "=", medium)
    .where("address_index", "=", indexOf(await unit.keys(), medium, address))
    .executeTakeFirst();
  return row
    ? { reason: row.reason as SuppressionReason, covers: row.covers as Suppressed["covers"], at: row.at }
    : null;
}

/** How many addresses are on the list, by medium and reason, counted up to `most`. */
export async function suppressedCounts(
  unit: Unit,
  most: number,
): Promise<{ medium: string; reason: string; addresses: number }[]> {
  const rows = await unit.tx.q
    .selectFrom((e) =>
      e
        .selectFrom("suppression")
        .select(["medium", "reason"])
        .where("shop_id", "=", unit.shop)
        .orderBy("at", "desc")
        .limit(most)
        .as("listed"),
    )
    .select((e) => ["medium", "reason", e.fn.countAll<string>().as("addresses")])
    .groupBy(["medium", "reason"])
    .orderBy("medium")
    .orderBy("reason")
    .execute();
  return rows.map((r) => ({ ...r, addresses: Number(r.addresses) }));
}
