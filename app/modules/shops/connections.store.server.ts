import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";

export type ConnectionKind = "carriers" | "helpdesks" | "channels" | "marketing";

const sealedAs = (kind: string, member: string) => `connection|settings|${kind}|${member}`;

const record = recorder("shops");

/** Connects a member of an adapter set; its settings are sealed with the shop's key and never leave unsealed but to the adapter. */
export async function connect(
  unit: Unit,
  kind: ConnectionKind,
  member: string,
  settings: object,
): Promise<void> {
  const sealed = (await unit.keys()).seal(Buffer.from(JSON.stringify(settings)), sealedAs(kind, member));
  unit.tx.memo.delete(memoOf(unit, kind));
  const row = { settings: sealed, state: "connected", last_error: null, updated_at: unit.clock.now() };
  await unit.tx.q
    .insertInto("connection")
    .values({ shop_id: unit.shop, kind, member, ...row })
    .onConflict((c) => c.columns(["shop_id", "kind", "member"]).doUpdateSet(row))
    .execute();
  const at = unit.clock.now();
  await record(unit, "shops.connected", {
    subject: { kind: "connection", id: `${kind}/${member}` },
    at,
    key: `${kind}/${member}@${at.toISOString()}`,
    payload: { kind, member },
  });
}

export interface Connection {
  member: string;
  /** As stored; the adapter's own schema parses it. */
  settings: unknown;
}

const memoOf = (unit: Unit, kind: string): string => `connections:${unit.shop}:${kind}`;

/** What is connected of a kind, in a stable order. Read once in a transaction: many reactions of one batch ask for it. */
export async function connections(unit: Unit, kind: ConnectionKind): Promise<Connection[]> {
  const known = unit.tx.memo.get(memoOf(unit, kind)) as Connection[] | undefined;
  if (known) return known;
  const found = await find(unit, kind);
  unit.tx.memo.set(memoOf(unit, kind), found);
  return found;
}

async function find(unit: Unit, kind: ConnectionKind): Promise<Connection[]> {
  const rows = await unit.tx.q
    .selectFrom("connection")
    .select(["member", "settings"])
    .where("shop_id", "=", unit.shop)
    .where("kind", "=", kind)
    .orderBy("member")
    .execute();
  if (rows.length === 0) return [];
  const keys = await unit.keys();
  return rows.map((r) => ({
    member: r.member,
    settings: JSON.parse(keys.unseal(r.settings, sealedAs(kind, r.member)).toString("utf8")) as unknown,
  }));
}

export async function disconnect(unit: Unit, kind: ConnectionKind, member: string): Promise<void> {
  unit.tx.memo.delete(memoOf(unit, kind));
  await unit.tx.q
    .deleteFrom("connection")
    .where("shop_id", "=", unit.shop)
    .where("kind", "=", kind)
    .where("member", "=", member)
    .execute();
}
