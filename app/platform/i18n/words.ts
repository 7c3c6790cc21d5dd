import { getAllCountries } from "countries-and-timezones";
import { keptFormats } from "../../domain/kept-formats";
import { spokenDate } from "../../domain/local-date";
import ar from "./locales/ar.json";
import da from "./locales/da.json";
import de from "./locales/de.json";
import en from "./locales/en.json";
import es from "./locales/es.json";
import fr from "./locales/fr.json";
import it from "./locales/it.json";
import ja from "./locales/ja.json";
import nl from "./locales/nl.json";
import pl from "./locales/pl.json";
import pt from "./locales/pt.json";
import sv from "./locales/sv.json";

type Catalogue = typeof en;
const catalogues: Record<string, Catalogue> = { en, de, fr, es, it, nl, pt, pl, sv, da, ja, ar };

/** Languages that are written from right to left. */
const rightToLeft = new Set(["ar", "he"]);

/** Every language that shoppers are spoken to in, with its own name for itself. */
export const languages: readonly { code: string; name: string }[] = Object.keys(catalogues).map((code) => ({
  code,
  name: new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code,
}));

const momentOf = keptFormats<Intl.DateTimeFormat>();
const agoOf = keptFormats<Intl.RelativeTimeFormat>();
const countriesOf = keptFormats<{ code: string; name: string }[]>();

function countriesIn(language: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return Object.keys(getAllCountries())
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The language that we speak for a tag such as `pt-BR`; null when we do not. */
export function spoken(tag: string): string | null {
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(catalogues, language) ? language : null;
}

/** Fills `{name}` from values; a value that is missing is left out. */
const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "").trim();

/** What is expected of an order or a parcel, as its outlook has it. */
export interface Expected {
  headline: string;
  nextStep: string | null;
  dates: { likely: string; latest: string } | null;
}

/** States and next steps after which nothing more is awaited. */
const settled = new Set(["delivered", "returned", "cancelled"]);
const dateless = new Set(["remedy_taken_refund", "nothing_comes"]);

/**
 * The words for headline, next step and date, in the reader's language. Page, mail and ticket all speak with these, so that one
 * order has one voice.
 */
export function words(locale: string | null) {
  const language = (locale ? spoken(locale) : null) ?? "en";
  const catalogue = catalogues[language] ?? en;
  const of = (group: Exclude<keyof Catalogue, "label">, code: string): string => {
    const [own, english] = [catalogue[group], en[group]] as Record<string, string>[];
    const known = [own, english].find((all) => all && Object.hasOwn(all, code));
    return known?.[code] ?? code.replaceAll("_", " ");
  };
  return {
    language,
    direction: rightToLeft.has(language) ? ("rtl" as const) : ("ltr" as const),
    headline: (code: string) => of("headline", code),
    cause: (code: string) => of("cause", code),
    /** Whose turn it is. */
    by: (code: string) => of("by", code),
    /** What the shopper may do, as a button says it. */
    choice: (code: string) => of("choice", code),
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
    /** Every country by its name, in the order of this language. */
    countries: () => countriesOf(language, () => countriesIn(language)),
    /** Fills the values of a label. */
    tell: (label: keyof Catalogue["label"], values: Record<string, string>): string =>
      fill(catalogue.label[label], values),
    /** `Carrier: UPS`, with the colon as this language sets it. */
    pair: (name: string, value: string): string => `${name}${language === "fr" ? "\u00a0" : ""}: ${value}`,
    /** A moment as a clock shows it: `18 Nov 2026, 08:00`. The clock is the zone's. */
    moment: (at: Date, zone: string): string =>
      momentOf(`${language} ${zone}`, () => {
        const parts = { dateStyle: "medium", timeStyle: "short", timeZone: zone } as const;
        return new Intl.DateTimeFormat(language, parts);
      }).format(at),
    /** How long ago, in the largest unit that fits: `2 hours ago`. */
    ago(at: Date, now: Date): string {
      const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
      if (minutes === 0)
        return agoOf(
          `${language} auto`,
          () => new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
        ).format(0, "second");
      const [count, unit] =
        minutes < 60
          ? ([minutes, "minute"] as const)
          : minutes < 2 * 1_440
            ? ([Math.floor(minutes / 60), "hour"] as const)
            : ([Math.floor(minutes / 1_440), "day"] as const);
      return agoOf(language, () => new Intl.RelativeTimeFormat(language)).format(-count, unit);
    },
    day: (date: string) => spokenDate(date, language),
    /**
     * When it comes, in one sentence; null where no date belongs. What is lost comes no more: its date is a replacement's.
     */
    when({ headline, nextStep, dates }: Expected): string | null {
      if (settled.has(headline) || dateless.has(nextStep ?? "")) return null;
      if (!dates) return catalogue.label.noDate;
      const replaced = headline === "lost" || headline === "damaged";
      const [on, between] = replaced
        ? [catalogue.label.replacementOn, catalogue.label.replacementBetween]
        : [catalogue.label.on, catalogue.label.between];
      return fill(dates.likely === dates.latest ? on : between, {
        likely: spokenDate(dates.likely, language),
        latest: spokenDate(dates.latest, language),
      });
    },
  };
}

export type Words = ReturnType<typeof words>;
