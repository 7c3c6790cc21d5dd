import type { Unit } from "../../../spine/unit.server";
import { listMessages } from "../log/log.store.server";
import { connectedMedia } from "../rules/providers.server";
import { readSettings } from "../settings.store.server";
import { mediaOf } from "../settings";
import { changedTexts, versionsOf } from "../templates/templates.store.server";
import { defaultTemplate } from "../texts/texts";
import type { TriggerId } from "../triggers";
import { preview } from "./preview.server";

const SHOWN_VERSIONS = 20;

/** One text in one language: what it says, what it said before, and how it looks on an order of the store. */
export async function editor(unit: Unit, trigger: TriggerId, language: string) {
  const settings = await readSettings(unit);
  const versions = await versionsOf(unit, trigger, language);
  const [newest] = versions;
  const standard = defaultTemplate(trigger, language);
  const text = newest?.template ?? standard;
  const order = await orderToTryOn(unit, trigger);
  return {
    trigger,
    language,
    text,
    standard,
    /** What a saved text is laid over; 0: nothing was saved yet. */
    version: newest?.version ?? 0,
    own: Boolean(newest?.template),
    versions: versions.slice(0, SHOWN_VERSIONS),
    changedIn: (await changedTexts(unit)).filter((t) => t.trigger === trigger).map((t) => t.language),
    media: [...mediaOf(settings, trigger)],
    elsewhere: settings.saidElsewhere[trigger] ?? "",
    connected: await connectedMedia(unit, settings),
    tests: settings.tests.filter((test) => test.trigger === trigger).slice(0, 3),
    order,
    preview: await preview(unit, { trigger, language, order, template: text }),
  };
}

/** The order that was told of this last, else the last one that was told of anything; empty: there is none. */
async function orderToTryOn(unit: Unit, trigger: TriggerId): Promise<string> {
  for (const filters of [{ trigger }, {}]) {
    const { messages } = await listMessages(unit, filters, null, 1);
    if (messages[0]) return messages[0].orderName;
  }
  return "";
}
