import { z } from "zod";

const SID = /^HX[0-9a-fA-F]{32}$/;
const entriesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** `exception.lost=HX…` for each kind of message, or one `HX…` for all the others; between them a line, a space or a comma. */
export const templateLines = z
  .string()
  .refine(
    (text) => entriesIn(text).every((entry) => SID.test(entry.slice(entry.lastIndexOf("=") + 1))),
    "each as message=HX…, or one HX… for all",
  )
  .default("");

/** The template of this kind of message, else the one for all. */
export function templateFor(text: string, tag: string): string | null {
  const entries = entriesIn(text);
  const own = entries.find((entry) => entry.startsWith(`${tag}=`));
  return own?.slice(tag.length + 1) ?? entries.find((entry) => SID.test(entry)) ?? null;
}
