import { z } from "zod";
import { spoken } from "../../../platform/i18n/words";
import type { Template } from "../rendering/facts";
import { type TriggerId, triggerIds } from "../triggers";
import ar from "./ar.json";
import da from "./da.json";
import de from "./de.json";
import en from "./en.json";
import es from "./es.json";
import fr from "./fr.json";
import it from "./it.json";
import ja from "./ja.json";
import nl from "./nl.json";
import pl from "./pl.json";
import pt from "./pt.json";
import sv from "./sv.json";

const files: Record<string, unknown> = { en, de, fr, es, it, nl, pt, pl, sv, da, ja, ar };

/** The entry for every trouble that has none of its own: its words come from the outlook. */
const GENERIC = "exception";

const words = z.string().min(1);
const entry = z.strictObject({ subject: words, title: words, body: words, short: words });
const kept = z.strictObject({
  /** What stands around every letter. Liquid, as the texts. */
  chrome: z.strictObject({
    hello: words,
    items: words,
    reason: words,
    reason_marketing: words,
    unsubscribe: words,
  }),
  texts: z.partialRecord(z.enum([...triggerIds, GENERIC]), entry),
});

export type Chrome = z.infer<typeof kept>["chrome"];

const known = new Map<string, z.infer<typeof kept>>();

function textsIn(language: string) {
  const code = spoken(language) ?? "en";
  const read = known.get(code) ?? kept.parse(files[code]);
  known.set(code, read);
  return read;
}

/** What a message says as long as the store says nothing else. */
export function defaultTemplate(trigger: TriggerId, language: string): Template {
  const { texts } = textsIn(language);
  const template = texts[trigger] ?? (trigger.startsWith("exception.") ? texts[GENERIC] : undefined);
  if (!template) throw new Error(`no text for ${trigger} in ${language}`);
  return template;
}

export const chromeOf = (language: string): Chrome => textsIn(language).chrome;
