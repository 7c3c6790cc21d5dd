import { spokenDate } from "../../domain/local-date";
import de from "./locales/de.json";
import en from "./locales/en.json";

type Catalogue = typeof en;
const catalogues: Record<string, Catalogue> = { en, de };

/** Fills `{name}` from values; a value that is missing is left out. */
const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "").trim();

/**
 * The words for headline, next step and date, in the reader's language. Page, mail and ticket all speak with these, so that one
 * order has one voice.
 */
export function words(locale: string | null) {
  const language = (locale ?? "en").toLowerCase().split(/[-_]/)[0] ?? "en";
  const catalogue = catalogues[language] ?? en;
  const spoken = catalogues[language] ? language : "en";
  const of = (group: "headline" | "next" | "cause" | "milestone" | "option", code: string): string => {
    const [own, english] = [catalogue[group], en[group]] as Record<string, string>[];
    const known = [own, english].find((all) => all && Object.hasOwn(all, code));
    return known?.[code] ?? code.replaceAll("_", " ");
  };
  return {
    language: spoken,
    headline: (code: string) => of("headline", code),
    cause: (code: string) => of("cause", code),
    milestone: (code: string) => of("milestone", code),
    option: (code: string) => of("option", code),
    /** Values are codes where they can be: a list of options is told as a person would. */
    next(code: string, { options, ...values }: Record<string, string>): string {
      const told = options
        ?.split(",")
        .map((option) => of("option", option))
        .join(` ${catalogue.label.or} `);
      return fill(of("next", code), { ...values, options: told ?? "" });
    },
    nextLabel: catalogue.label.next,
    label: catalogue.label,
    day: (date: string) => spokenDate(date, spoken),
    newDate: ({ likely, latest }: { likely: string; latest: string }) =>
      fill(likely === latest ? catalogue.label.on : catalogue.label.between, {
        likely: spokenDate(likely, spoken),
        latest: spokenDate(latest, spoken),
      }),
  };
}

export type Words = ReturnType<typeof words>;
