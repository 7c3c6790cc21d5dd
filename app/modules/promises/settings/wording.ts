import { keptFormats } from "../../../domain/kept-formats";
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
  fr: { date: "Arrive au plus tard le {date}", range: "Arrive entre le {from} et le {to}" },
  es: { date: "Llega a más tardar el {date}", range: "Llega entre el {from} y el {to}" },
  it: { date: "Arriva entro {date}", range: "Arriva tra {from} e {to}" },
  nl: { date: "Komt uiterlijk {date}", range: "Komt {from} – {to}" },
  pt: { date: "Chega até {date}", range: "Chega entre {from} e {to}" },
  pl: { date: "Dostawa najpóźniej: {date}", range: "Dostawa: {from} – {to}" },
  sv: { date: "Kommer senast {date}", range: "Kommer {from} – {to}" },
  da: { date: "Kommer senest {date}", range: "Kommer {from} – {to}" },
  ja: { date: "{date}までにお届け", range: "{from}～{to}にお届け" },
  ar: { date: "التوصيل في موعد أقصاه {date}", range: "التوصيل بين يوم {from} ويوم {to}" },
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

const kept = keptFormats<Intl.DateTimeFormat>();

const formatOf = (language: string, month: boolean): Intl.DateTimeFormat =>
  kept(`${language} ${month}`, () => {
    const withMonth = month ? ({ month: "long" } as const) : {};
    // In English, too, two dates read as one stretch only when the month comes last.
    const region = language === "en" ? "en-GB" : language;
    return new Intl.DateTimeFormat(region, {
      weekday: "long",
      day: "numeric",
      timeZone: "UTC",
      ...withMonth,
    });
  });

const at = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);

const spoken = (date: LocalDate, language: string, month: boolean): string =>
  formatOf(language, month).format(at(date));

/** Whether the month follows the day, as in `26 November`; it goes before it in `11月26日`. */
function endsWithMonth(date: LocalDate, language: string): boolean {
  const order = formatOf(language, true)
    .formatToParts(at(date))
    .map(({ type }) => type);
  return order.indexOf("month") > order.indexOf("day");
}

/**
 * The promise in the shopper's words: `Arrives Tuesday 24 – Thursday 26 November`. The first date goes without its month where both
 * have the same and it comes last. A range of a single day is told as a date.
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
  const from = spoken(dates.earliest, language, !sameMonth || !endsWithMonth(dates.earliest, language));
  return wording.range.replaceAll("{from}", () => from).replaceAll("{to}", () => to);
}
