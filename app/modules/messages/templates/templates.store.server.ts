import { z } from "zod";
import type { Unit } from "../../../spine/unit.server";
import { spoken } from "../../../platform/i18n/words";
import type { Template } from "../rendering/facts";
import { defaultTemplate } from "../texts/texts";
import type { TriggerId } from "../triggers";

export const template: z.ZodType<Template> = z.object({
  subject: z.string().trim().min(1).max(300),
  title: z.string().trim().min(1).max(400),
  body: z.string().trim().min(1).max(10_000),
  short: z.string().trim().min(1).max(1_000),
});

export interface KeptTemplate {
  template: Template;
  /** 0: the default. */
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
    version: own?.success ? (row?.version ?? 0) : 0,
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
      template: text === null ? null : JSON.stringify(text),
      saved_at: unit.clock.now(),
    })
    .onConflict((c) => c.columns(["shop_id", "trigger", "language", "version"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n ? version : null;
}

/** Texts that the store has changed: their trigger and language. */
export async function changedTexts(unit: Unit): Promise<{ trigger: string; language: string }[]> {
  return unit.tx.q
    .selectFrom("message_template")
    .select(["trigger", "language"])
    .distinct()
    .where("shop_id", "=", unit.shop)
    .orderBy("trigger")
    .orderBy("language")
    .execute();
}
