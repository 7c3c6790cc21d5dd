import type { Unit } from "../../../spine/unit.server";
import { type Learnt, pack, unpack } from "../model/codec";

export interface KnownModel extends Learnt {
  version: string;
}

/** Unpacking costs more than a forecast: the model of each shop that was asked for lately stays in memory. */
const MOST = 50;
const inMemory = new Map<string, KnownModel | null>();

/** The model that speaks now; null before the first night, or when only bodies of another form are there. */
export async function currentModel(unit: Unit): Promise<KnownModel | null> {
  const newest = await unit.tx.q
    .selectFrom("promise_model")
    .select("version")
    .where("shop_id", "=", unit.shop)
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest ? modelOf(unit, newest.version) : null;
}

/** The model of a version; null when its body is of another form. */
export async function modelOf(unit: Unit, version: string): Promise<KnownModel | null> {
  const key = `${unit.shop} ${version}`;
  const known = inMemory.get(key);
  if (known !== undefined) return known;
  const row = await unit.tx.q
    .selectFrom("promise_model")
    .select("body")
    .where("shop_id", "=", unit.shop)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  const learnt = unpack(row.body);
  const model = learnt ? { ...learnt, version } : null;
  if (inMemory.size >= MOST) inMemory.delete(inMemory.keys().next().value!);
  inMemory.set(key, model);
  return model;
}

export interface Figures {
  parcels: number;
  from: string | null;
  to: string | null;
  kept: number | null;
  target: number;
  drift: number;
}

const KEPT_VERSIONS = 30;

export async function keepModel(
  unit: Unit,
  version: string,
  learnt: Learnt,
  figures: Figures,
): Promise<void> {
  const row = { made_at: unit.clock.now(), body: pack(learnt), figures: JSON.stringify(figures) };
  await unit.tx.q
    .insertInto("promise_model")
    .values({ shop_id: unit.shop, version, ...row })
    .onConflict((c) => c.columns(["shop_id", "version"]).doUpdateSet(row))
    .execute();
  const old = await unit.tx.q
    .selectFrom("promise_model")
    .select("version")
    .where("shop_id", "=", unit.shop)
    .orderBy("made_at", "desc")
    .offset(KEPT_VERSIONS)
    .execute();
  if (old.length === 0) return;
  await unit.tx.q
    .deleteFrom("promise_model")
    .where("shop_id", "=", unit.shop)
    .where(
      "version",
      "in",
      old.map((o) => o.version),
    )
    .execute();
}
