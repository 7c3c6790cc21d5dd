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

/**
 * Changes what is kept, one after the other: what two people, or a person and a job, change at once is not lost. A bare row is laid
 * first, so that there is something to wait for.
 */
export async function changeSettings(
  unit: Unit,
  change: (now: MessageSettings) => MessageSettings,
): Promise<MessageSettings> {
  await unit.tx.q
    .insertInto("message_settings")
    .values({ shop_id: unit.shop, settings: JSON.stringify({}), updated_at: unit.clock.now() })
    .onConflict((c) => c.column("shop_id").doNothing())
    .execute();
  const row = await unit.tx.q
    .selectFrom("message_settings")
    .select("settings")
    .where("shop_id", "=", unit.shop)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const next = change(settingsIn(row.settings));
  await saveSettings(unit, next);
  return next;
}
