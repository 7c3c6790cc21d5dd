import type { Unit } from "../../../spine/unit.server";
import { messageCounts } from "../log/log.store.server";
import { readSettings } from "../settings.store.server";
import { mediaOf } from "../settings";
import { changedTexts } from "../templates/templates.store.server";
import { triggerIds } from "../triggers";
import { connectedMedia } from "./providers.server";

export const COUNTED_DAYS = 30;
/** Of so many of the newest messages it is counted what became of them. */
export const MOST_COUNTED = 10_000;

/** Every message that there may be: whether it is sent, over what, what it says, and how often it was lately. */
export async function matrix(unit: Unit) {
  const settings = await readSettings(unit);
  const since = new Date(unit.clock.now().getTime() - COUNTED_DAYS * 86_400_000);
  const { counts, cut } = await messageCounts(unit, since, MOST_COUNTED);
  const changed = await changedTexts(unit);
  return {
    connected: await connectedMedia(unit, settings),
    counted: { days: COUNTED_DAYS, most: cut ? MOST_COUNTED : null },
    rows: triggerIds.map((trigger) => ({
      trigger,
      media: [...mediaOf(settings, trigger)],
      elsewhere: settings.saidElsewhere[trigger] ?? "",
      changedIn: changed.filter((text) => text.trigger === trigger).map(({ language }) => language),
      counts: counts.filter((count) => count.trigger === trigger).map(({ trigger: _, ...count }) => count),
    })),
  };
}
