import type { Unit } from "../../../spine/unit.server";
import { forgetGrounds } from "../forecasting/grounds-memory";
import { promiseSettings, type PromiseSettings } from "./settings";

/** What the merchant decided; for the rest, the defaults. */
export async function readSettings(unit: Unit): Promise<PromiseSettings> {
  const row = await unit.tx.q
    .selectFrom("promise_settings")
    .select("settings")
    .where("shop_id", "=", unit.shop)
    .executeTakeFirst();
  return settingsIn(row?.settings);
}

/** What is kept of them, read as today's settings. */
export const settingsIn = (kept: unknown): PromiseSettings => promiseSettings.parse(kept ?? {});

/** The last one to save wins: there is one row, and it is written whole. */
export async function saveSettings(unit: Unit, settings: PromiseSettings): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: unit.clock.now() };
  await unit.tx.q
    .insertInto("promise_settings")
    .values({ shop_id: unit.shop, ...row })
    .onConflict((c) => c.column("shop_id").doUpdateSet(row))
    .execute();
  forgetGrounds(unit.shop);
}
