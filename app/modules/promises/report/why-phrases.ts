import { type Counted, type ShopperWords, shopperWords } from "./shopper-words";

type Transit = (parcels: number, from: number, to: number) => string;

/** The sentences that explain a date to a shopper, in one language. */
export interface Phrases {
  language: string;
  packed: (days: number, location: string | null) => string;
  transit: Record<"lane" | "destination" | "service" | "store" | "published", Transit>;
  slower: string;
  holidays: (days: string) => string;
}

/** Those that staff read besides. */
export interface StaffPhrases extends Phrases {
  starts: (on: string, because: string) => string;
  leaves: (on: string, days: number, location: string | null) => string;
  pace: (percent: number, slower: boolean) => string;
  buffer: (days: number) => string;
  calibrated: (percent: number, group: string) => string;
  native: (from: string, to: string) => string;
  /** Codes of the processing slot. */
  reasons: Record<string, string | undefined>;
}

const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

function spokenIn(language: string, words: ShopperWords): Phrases {
  const rules = new Intl.PluralRules(language);
  const counted = (n: number, texts: Counted): string => texts[rules.select(n)] ?? texts.other;
  const days = (from: number, to: number): string =>
    fill(counted(to, from === to ? words.days : words.span), { n: to, from, to });
  const took =
    (where: string): Transit =>
    (n, from, to) =>
      fill(counted(n, words.took), { n: n.toLocaleString(language), where, days: days(from, to) });
  return {
    language,
    packed: (n, location) =>
      fill(n <= 0 ? words.packedToday : counted(n, words.packed), { n }) +
      (location ? fill(words.at, { location }) : ""),
    transit: {
      lane: took(words.where.lane),
      destination: took(words.where.destination),
      service: took(words.where.service),
      store: took(words.where.store),
      published: (_, from, to) => fill(words.published, { days: days(from, to) }),
    },
    slower: words.slower,
    holidays: (around) => fill(words.holidays, { days: around }),
  };
}

type OwnOfStaff = Omit<StaffPhrases, keyof Phrases>;

const enWithin = (days: number): string => {
  if (days <= 0) return "the same day";
  return days === 1 ? "within one working day" : `within ${days} working days`;
};

const en: OwnOfStaff = {
  starts: (on, because) => `Packing starts on ${on}${because ? ` (${because})` : ""}`,
  leaves: (on, days, location) => `It leaves${location ? ` ${location}` : ""} by ${on}, ${enWithin(days)}`,
  pace: (percent, slower) =>
    `Parcels are ${percent} % ${slower ? "slower" : "faster"} than usual these days; the date allows for it`,
  buffer: (days) => `${days} ${days === 1 ? "day" : "days"} added by the store's settings`,
  calibrated: (percent, group) => `Set so that ${percent} of 100 such parcels arrive in time (${group})`,
  native: (from, to) => `Shopify shows ${from} to ${to}; the promise stays within that`,
  reasons: {
    before_cutoff: "ordered before the cut-off",
    after_cutoff: "ordered after the cut-off",
    not_a_working_day: "days without work in between",
    holiday: "a public holiday in between",
    closed: "a day off of the location in between",
    backlog: "more orders waiting than fit into a day",
  },
};

const deWithin = (days: number): string => {
  if (days <= 0) return "am selben Tag";
  return days === 1 ? "innerhalb eines Arbeitstags" : `innerhalb von ${days} Arbeitstagen`;
};

const de: OwnOfStaff = {
  starts: (on, because) => `Gepackt wird ab ${on}${because ? ` (${because})` : ""}`,
  leaves: (on, days, location) =>
    `Es geht bis ${on} auf den Weg${location ? ` (${location})` : ""}, ${deWithin(days)}`,
  pace: (percent, slower) =>
    `Pakete sind derzeit ${percent} % ${slower ? "langsamer" : "schneller"} als sonst; das ist eingerechnet`,
  buffer: (days) => `${days} ${days === 1 ? "Tag" : "Tage"} Zugabe aus den Einstellungen des Shops`,
  calibrated: (percent, group) =>
    `So gewählt, dass ${percent} von 100 solchen Paketen rechtzeitig ankommen (${group})`,
  native: (from, to) => `Shopify zeigt ${from} bis ${to}; die Zusage bleibt darin`,
  reasons: {
    before_cutoff: "vor dem Bestellschluss bestellt",
    after_cutoff: "nach dem Bestellschluss bestellt",
    not_a_working_day: "arbeitsfreie Tage dazwischen",
    holiday: "ein Feiertag dazwischen",
    closed: "ein freier Tag des Lagers dazwischen",
    backlog: "es warten mehr Bestellungen, als ein Tag fasst",
  },
};

const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? "";

const english = spokenIn("en", shopperWords.en);
const spoken = new Map(
  Object.entries(shopperWords).map(([language, words]) => [language, spokenIn(language, words)]),
);

/** The reader's language where there is one; English otherwise. */
export const phrasesOf = (locale: string): Phrases => spoken.get(languageOf(locale)) ?? english;

/** Staff read English or German. */
export function staffPhrasesOf(locale: string): StaffPhrases {
  const german = languageOf(locale) === "de";
  return { ...phrasesOf(german ? "de" : "en"), ...(german ? de : en) };
}
