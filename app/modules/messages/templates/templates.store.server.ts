import type { Unit } from "../../../spine/unit.server";
import { spoken } from "../../../platform/i18n/words";
import { template } from "../editing/template";
import type { Template } from "../rendering/facts";
import { defaultTemplate } from "../texts/texts";
import type { TriggerId } from "../triggers";

export interface KeptTemplate {
  template: Template;
  /** The newest that was saved, also when it went back to the default; 0: none was. */
  version: number;
  savedAt: Date | null;
}

/** What a message says in a language: the store's newest version, or the default. */
export async function templateFor(unit: Unit, trigger: TriggerId, language: string): Promise<KeptTemplate> {
  const code = spoken(language) ?? "en";
  const row = await unit.tx.q
    .selectFrom("message_template")
    .select(["template", "version", "saved_at"])
    .where("shop_id", "=", unit.shop)
    .where("trigger", "=", trigger)
    .where("language", "=", code)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const own = row?.template ? template.safeParse(row.template) : null;
  return {
    template: own?.success ? own.data : defaultTemplate(trigger, code),
    version: row?.version ?? 0,
    savedAt: row?.saved_at ?? null,
  };
}

/** Every version that was saved of a text, newest first. */
export async function versionsOf(
  unit: Unit,
  trigger: TriggerId,
  language: string,
): Promise<{ version: number; savedAt: Date; template: Template | null }[]> {
  const rows = await unit.tx.q
    .selectFrom("message_template")
    .select(["version", "saved_at", "template"])
    .where("shop_id", "=", unit.shop)
    .where("trigger", "=", trigger)
    .where("language", "=", language)
    .orderBy("version", "desc")
    .limit(100)
    .execute();
  return rows.map((r) => {
    const own = r.template ? template.safeParse(r.template) : null;
    return { version: r.version, savedAt: r.saved_at, template: own?.success ? own.data : null };
  });
}

/** Saves a new version over the one that was looked at; null goes back to the default. Null result: somebody saved in between. */
export async function saveTemplate(
  unit: Unit,
  trigger: TriggerId,
  language: string,
  text: Template | null,
  over: number,
): Promise<number | null> {
  const version = over + 1;
  const made = await unit.tx.q
    .insertInto("message_template")
    .values({
      shop_id: unit.shop,
      trigger,
      language,
      version,
      template: text === null ? null : JSON.stringify(template.parse(text)),
      saved_at: unit.clock.now(),
    })
    .onConflict((c) => c.columns(["shop_id", "trigger", "language", "version"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n ? version : null;
}

/** Texts that say something of the store's own now: their trigger and language. One that went back to the default is none. */
export async function changedTexts(unit: Unit): Promise<{ trigger: string; language: string }[]> {
  return unit.tx.q
    .selectFrom((e) =>
      e
        .selectFrom("message_template")
        .select(["trigger", "language", "template"])
        .distinctOn(["trigger", "language"])
        .where("shop_id", "=", unit.shop)
        .orderBy("trigger")
        .orderBy("language")
        .orderBy("version", "desc")
        .as("newest"),
    )
    .select(["trigger", "language"])
    .where("template", "is not", null)
    .execute();
}
