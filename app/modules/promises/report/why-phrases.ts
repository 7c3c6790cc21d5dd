type Transit = (parcels: number, from: number, to: number) => string;

/** The sentences that explain a date, in one language. */
export interface Phrases {
  language: string;
  packed: (days: number, location: string | null) => string;
  starts: (on: string, because: string) => string;
  leaves: (on: string, days: number, location: string | null) => string;
  transit: Record<"lane" | "destination" | "service" | "store" | "published", Transit>;
  pace: (percent: number, slower: boolean) => string;
  slower: string;
  holidays: (days: string) => string;
  buffer: (days: number) => string;
  calibrated: (percent: number, group: string) => string;
  native: (from: string, to: string) => string;
  /** Codes of the processing slot. */
  reasons: Record<string, string | undefined>;
}

const enDays = (from: number, to: number): string =>
  from === to ? `${to} ${to === 1 ? "day" : "days"}` : `${from} to ${to} days`;
const enParcels = (n: number, one: string, many = `${one}s`): string =>
  n === 1 ? `1 ${one}` : `${n.toLocaleString("en")} ${many}`;
const enWithin = (days: number): string => {
  if (days <= 0) return "the same day";
  return days === 1 ? "within one working day" : `within ${days} working days`;
};

const en: Phrases = {
  language: "en",
  packed: (days, location) => `Packed ${enWithin(days)}${location ? ` in ${location}` : ""}`,
  starts: (on, because) => `Packing starts on ${on}${because ? ` (${because})` : ""}`,
  leaves: (on, days, location) => `It leaves${location ? ` ${location}` : ""} by ${on}, ${enWithin(days)}`,
  transit: {
    lane: (n, from, to) => `${enParcels(n, "parcel")} on this lane took ${enDays(from, to)}`,
    destination: (n, from, to) => `${enParcels(n, "parcel")} to this region took ${enDays(from, to)}`,
    service: (n, from, to) => `${enParcels(n, "parcel")} with this service took ${enDays(from, to)}`,
    store: (n, from, to) => `${enParcels(n, "parcel")} of this store took ${enDays(from, to)}`,
    published: (_, from, to) => `The carrier publishes ${enDays(from, to)} for this service`,
  },
  pace: (percent, slower) =>
    `Parcels are ${percent} % ${slower ? "slower" : "faster"} than usual these days; the date allows for it`,
  slower: "Parcels are slower than usual these days; the date allows for it",
  holidays: (days) => `Counted around ${days}`,
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

const deDays = (from: number, to: number): string => {
  if (from === to) return `${to} ${to === 1 ? "Tag" : "Tage"}`;
  return `${from} bis ${to} Tage`;
};
const deParcels = (n: number): string => (n === 1 ? "1 Paket" : `${n.toLocaleString("de")} Pakete`);
const deTook = (n: number, where: string, from: number, to: number): string =>
  `${deParcels(n)} ${where} ${n === 1 ? "brauchte" : "brauchten"} ${deDays(from, to)}`;
const deWithin = (days: number): string => {
  if (days <= 0) return "am selben Tag";
  return days === 1 ? "innerhalb eines Arbeitstags" : `innerhalb von ${days} Arbeitstagen`;
};

const de: Phrases = {
  language: "de",
  packed: (days, location) => `Gepackt ${deWithin(days)}${location ? ` in ${location}` : ""}`,
  starts: (on, because) => `Gepackt wird ab ${on}${because ? ` (${because})` : ""}`,
  leaves: (on, days, location) =>
    `Es geht bis ${on} auf den Weg${location ? ` (${location})` : ""}, ${deWithin(days)}`,
  transit: {
    lane: (n, from, to) => deTook(n, "auf dieser Strecke", from, to),
    destination: (n, from, to) => deTook(n, "in diese Region", from, to),
    service: (n, from, to) => deTook(n, "mit diesem Versanddienst", from, to),
    store: (n, from, to) => deTook(n, "dieses Shops", from, to),
    published: (_, from, to) => `Der Versanddienst nennt ${deDays(from, to)}`,
  },
  pace: (percent, slower) =>
    `Pakete sind derzeit ${percent} % ${slower ? "langsamer" : "schneller"} als sonst; das ist eingerechnet`,
  slower: "Pakete sind derzeit langsamer als sonst; das ist eingerechnet",
  holidays: (days) => `Berücksichtigt: ${days}`,
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

/** The reader's language where there is one; English otherwise. */
export const phrasesOf = (locale: string): Phrases => (/^de\b/i.test(locale.replace("_", "-")) ? de : en);
