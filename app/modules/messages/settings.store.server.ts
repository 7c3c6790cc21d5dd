import type { Unit } from "../../spine/unit.server";
import { type MessageSettings, settingsIn } from "./settings";

export async function readSettings(unit: Unit): Promise<MessageSettings> {
  const row = await unit.tx.q
    .selectFrom("message_settings")
    .select("settings")
    .where("shop_id", "=", unit.shop)
    .executeTakeFirst();
  return settingsIn(row?.settings);
}

export async function saveSettings(unit: Unit, settings: MessageSettings): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: unit.clock.now() };
  await unit.tx.q
    .insertInto("message_settings")
    .values({ shop_id: unit.shop, ...row })
    .onConflict((c) => c.column("shop_id").doUpdateSet(row))
    .execute();
}
