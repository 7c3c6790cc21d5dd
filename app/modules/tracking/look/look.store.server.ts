import type { Unit } from "../../../spine/unit.server";
import { safeCss } from "./css";
import { look, type Look, plainLook } from "./look";

/** How the store's page looks; the plain look where nobody set one. */
export async function readLook(unit: Unit): Promise<Look> {
  const row = await unit.tx.q
    .selectFrom("tracking_settings")
    .select("settings")
    .where("shop_id", "=", unit.shop)
    .executeTakeFirst();
  return row ? look.parse(row.settings) : plainLook;
}

/** Keeps a look; returns what of its style had to be left out. */
export async function keepLook(unit: Unit, it: Look): Promise<string[]> {
  const { css, dropped } = safeCss(it.css);
  const row = { settings: JSON.stringify({ ...it, safeCss: css }), updated_at: unit.clock.now() };
  await unit.tx.q
    .insertInto("tracking_settings")
    .values({ shop_id: unit.shop, ...row })
    .onConflict((c) => c.column("shop_id").doUpdateSet(row))
    .execute();
  return dropped;
}
