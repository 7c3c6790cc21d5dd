import type { Market, PromiseSettings } from "../settings/settings";
import type { Wording } from "../settings/wording";

/** A market as it stands in its fields; empty is "as everywhere". */
export interface MarketDraft {
  name: string;
  countries: string;
  on: "" | "yes" | "no";
  target: string;
  buffer: string;
  style: "" | "range" | "date";
}

/** The settings as they stand in the form's fields: text, until they are sent. */
export interface Draft {
  on: boolean;
  target: string;
  buffer: string;
  style: "range" | "date";
  thin: "widen" | "hide";
  countdown: boolean;
  usualService: string;
  wording: Record<string, Wording>;
  tags: string;
  products: string;
  countries: string;
  backorder: string;
  preorderTag: string;
  markets: MarketDraft[];
}

/** What each part of the form gets: all of the draft, and the errors by path. */
export interface FieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: Record<string, string>;
}

const inPercent = (share: number | null): string => (share === null ? "" : String(Math.round(share * 100)));
const text = (n: number | null): string => (n === null ? "" : String(n));

export function drafted(s: PromiseSettings): Draft {
  return {
    on: s.on,
    target: inPercent(s.target),
    buffer: text(s.buffer),
    style: s.style,
    thin: s.thin,
    countdown: s.countdown,
    usualService: s.usualService ?? "",
    wording: s.wording,
    tags: s.exclusions.tags.join(", "),
    products: s.exclusions.products.join(", "),
    countries: s.exclusions.countries.join(", "),
    backorder: text(s.backorderDays),
    preorderTag: s.preorderTag,
    markets: s.markets.map((m) => ({
      name: m.name,
      countries: m.countries.join(", "),
      on: m.on === null ? "" : m.on ? "yes" : "no",
      target: inPercent(m.target),
      buffer: text(m.buffer),
      style: m.style ?? "",
    })),
  };
}

const list = (entered: string): string[] =>
  entered
    .split(",")
    .map((it) => it.trim())
    .filter(Boolean);
const upper = (entered: string): string[] => list(entered).map((it) => it.toUpperCase());
/** What is no number stays one that the server refuses, under the name of its field. */
const number = (entered: string): number | null => (entered.trim() === "" ? null : Number(entered));
const share = (entered: string): number | null => {
  const n = number(entered);
  return n === null ? null : n / 100;
};

const sentMarket = (m: MarketDraft): Market => ({
  name: m.name,
  countries: upper(m.countries),
  on: m.on === "" ? null : m.on === "yes",
  target: share(m.target),
  buffer: number(m.buffer),
  style: m.style === "" ? null : m.style,
});

/** What the form says, in the shape of the settings; the server decides whether it is valid. */
export function sent(d: Draft): PromiseSettings {
  return {
    on: d.on,
    target: share(d.target) ?? Number.NaN,
    buffer: number(d.buffer) ?? Number.NaN,
    style: d.style,
    thin: d.thin,
    countdown: d.countdown,
    usualService: d.usualService.trim() || null,
    wording: d.wording,
    exclusions: { tags: list(d.tags), products: list(d.products), countries: upper(d.countries) },
    backorderDays: number(d.backorder),
    preorderTag: d.preorderTag,
    markets: d.markets.map(sentMarket),
  };
}
