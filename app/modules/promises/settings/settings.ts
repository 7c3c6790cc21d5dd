import { z } from "zod";
import { defaultWording, LONGEST_TEXT } from "./wording";

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? "").sort();

/** One line of plain words, with exactly the places that get filled in. */
const words = (...names: string[]) =>
  z
    .string()
    .trim()
    .min(1, "This is needed.")
    .max(LONGEST_TEXT, `At most ${LONGEST_TEXT} characters.`)
    .regex(/^[^<>\p{Cc}]*$/u, "Plain text, without < and >.")
    .refine((text) => placeholders(text).join() === [...names].sort().join(), {
      error: `It has to contain ${names.map((name) => `{${name}}`).join(" and ")} once, and nothing else in braces.`,
    });

const wording = z.object({ date: words("date"), range: words("from", "to") });

const country = z.string().regex(/^[A-Z]{2}$/, "Countries as two capital letters, as in US.");
const countries = z.array(country).max(250);
const number = z.number({ error: "A number is needed." });
const target = number.min(0.5, "At least 50 %.").max(0.99, "At most 99 %.");
const buffer = number.int("Whole days.").min(0, "Not less than 0.").max(10, "At most 10 days.");
const style = z.enum(["range", "date"]);
const code = z.string().trim().min(1).max(100, "At most 100 characters.");

const market = z.object({
  name: z.string().trim().min(1, "A market needs a name.").max(40, "At most 40 characters."),
  countries: countries.min(1, "At least one country."),
  /** What is null is as everywhere. */
  on: z.boolean().nullable().default(null),
  target: target.nullable().default(null),
  buffer: buffer.nullable().default(null),
  style: style.nullable().default(null),
});

/** What the merchant decides about promises. What was never decided is the default here. */
export const promiseSettings = z.object({
  on: z.boolean().default(true),
  /** The share of promises that is to be kept. */
  target: target.default(0.9),
  style: style.default("range"),
  /** By language, `de` or `pt-br`. */
  wording: z
    .record(z.string().regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,4})?$/, "A language as in de or pt-br."), wording)
    .default(defaultWording)
    .refine((all) => Object.keys(all).length <= 30, "At most 30 languages."),
  /** Days added to the latest day. */
  buffer: buffer.default(0),
  exclusions: z
    .object({
      tags: z.array(code).max(100),
      /** Shopify's numeric ids. */
      products: z.array(z.string().regex(/^\d{1,20}$/, "A product's number.")).max(500),
      countries,
    })
    .default({ tags: [], products: [], countries: [] }),
  /** "Order within 2 h" may be said. */
  countdown: z.boolean().default(false),
  /** Code or title of the shipping option that is meant when nobody says which. */
  usualService: code.nullable().default(null),
  /** Working days until what is sold past its stock can be packed; null: nothing is promised for it. */
  backorderDays: number
    .int("Whole days.")
    .min(1, "At least 1.")
    .max(365, "At most 365.")
    .nullable()
    .default(null),
  preorderTag: code.default("pre-order"),
  /** What happens where few parcels have gone: a wider range, or no date. */
  thin: z.enum(["widen", "hide"]).default("widen"),
  markets: z
    .array(market)
    .max(50)
    .default([])
    .superRefine((markets, context) => {
      const seen = new Set<string>();
      for (const [at, { countries: own }] of markets.entries()) {
        const twice = own.find((c) => seen.has(c));
        for (const c of own) seen.add(c);
        if (twice)
          context.addIssue({
            code: "custom",
            path: [at, "countries"],
            message: `${twice} is in two markets.`,
          });
      }
    }),
});
export type PromiseSettings = z.output<typeof promiseSettings>;
export type Market = PromiseSettings["markets"][number];

export type EnteredSettings = { settings: PromiseSettings } | { errors: Record<string, string> };

/** What a form sent, as one JSON text; the errors stand under the path of what is wrong: `wording.de.range`. */
export function enteredSettings(text: string): EnteredSettings {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return { errors: { "": "The form could not be read." } };
  }
  const parsed = promiseSettings.safeParse(sent);
  if (parsed.success) return { settings: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[path.join(".")] ??= message;
  return { errors };
}
