import { z } from "zod";
import { languages } from "../../../platform/i18n/words";
import type { Template } from "../rendering/facts";
import { template } from "./template";

const codes = languages.map(({ code }) => code);

/** One of the languages that shoppers are spoken to in; English for everything else. */
export const languageIn = (text: unknown): string => codes.find((code) => code === text) ?? "en";

/** The parts of a text as they stand in the form: nothing is said of them yet. */
export const draft: z.ZodType<Template> = z.object({
  subject: z.string().max(20_000),
  title: z.string().max(20_000),
  body: z.string().max(20_000),
  short: z.string().max(20_000),
});

/** A text as the form sends it, as one JSON text; null: that is no text. */
export function draftIn(text: unknown): Template | null {
  try {
    return draft.parse(JSON.parse(typeof text === "string" ? text : ""));
  } catch {
    return null;
  }
}

/** What keeps a text from being saved, beside its fields. */
export function lacks(text: Template): Record<string, string> {
  const parsed = template.safeParse(text);
  const errors: Record<string, string> = {};
  for (const { path, code, message } of parsed.error?.issues ?? [])
    errors[path.join(".")] ??= code === "too_small" ? "This is needed." : message;
  return errors;
}

/** To try a text: where to, and which of its forms. */
export const testForm = z.discriminatedUnion("medium", [
  z.object({ medium: z.literal("email"), to: z.email("An e-mail address is needed.").max(254) }),
  z.object({
    medium: z.enum(["sms", "whatsapp"]),
    to: z
      .string()
      .transform((text) => text.replaceAll(/[\s().-]/g, ""))
      .pipe(z.string().regex(/^\+\d{8,15}$/, "A number with its country is needed, as +1 555 010 0100.")),
  }),
]);
export type TestForm = z.output<typeof testForm>;
