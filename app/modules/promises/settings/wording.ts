import type { LocalDate } from "../../../domain/local-date";

/** How a date is told in one language. */
export interface Wording {
  /** With {date}: nothing comes later than that. */
  date: string;
  /** With {from} and {to}. */
  range: string;
}

/** Languages that need no words from the merchant. */
export const defaultWording: Record<string, Wording> = {
  en: { date: "Arrives by {date}", range: "Arrives {from} – {to}" },
  de: { date: "Kommt bis {date}", range: "Kommt {from} – {to}" },
};

export const LONGEST_TEXT = 120;

/** `de-AT` → the words for `de-AT`, or for `de`, or the English ones. */
export function wordingOf(
  all: Record<string, Wording>,
  locale: string,
): { language: string; wording: Wording } {
  const wanted = locale.toLowerCase().replace("_", "-");
  const own = { ...defaultWording, ...all };
  for (const language of [wanted, wanted.split("-")[0] ?? ""]) {
    const wording = Object.hasOwn(own, language) ? own[language] : undefined;
    if (wording) return { language, wording };
  }
  return { language: "en", wording: own.en ?? { date: "{date}", range: "{from} – {to}" } };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function spoken(date: LocalDate, language: string, month: boolean): string {
  const key = `${language} ${month}`;
  let format = formats.get(key);
  if (!format) {
    const withMonth = month ? ({ month: "long" } as const) : {};
    // Two dates read as one stretch only when the month comes last.
    const region = language === "en" ? "en-GB" : language;
    format = new Intl.DateTimeFormat(region, {
      weekday: "long",
      day: "numeric",
      timeZone: "UTC",
      ...withMonth,
    });
    formats.set(key, format);
  }
  return format.format(new Date(`${date}T00:00:00Z`));
}

/**
 * The promise in the shopper's words: `Arrives Tuesday 24 – Thursday 26 November`. The first date goes without its month where both
 * have the same. A range of a single day is told as a date.
 */
export function promiseText(
  all: Record<string, Wording>,
  style: "range" | "date",
  dates: { earliest: LocalDate; latest: LocalDate },
  locale: string,
): string {
  const { language, wording } = wordingOf(all, locale);
  const to = spoken(dates.latest, language, true);
  if (style === "date" || dates.earliest >= dates.latest) return wording.date.replaceAll("{date}", () => to);
  const sameMonth = dates.earliest.slice(0, 7) === dates.latest.slice(0, 7);
  const from = spoken(dates.earliest, language, !sameMonth);
  return wording.range.replaceAll("{from}", () => from).replaceAll("{to}", () => to);
}
