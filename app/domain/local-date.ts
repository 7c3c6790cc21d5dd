import { keptFormats } from "./kept-formats";

/** A calendar day somewhere, `2026-11-21`. Which somewhere is always kept beside it. */
export type LocalDate = string;

const formatOf = keptFormats<Intl.DateTimeFormat>();

/** The day it is in `zone` at `instant`. */
export function localDate(instant: Date, zone: string): LocalDate {
  const parts = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return formatOf(`day ${zone}`, () => new Intl.DateTimeFormat("en-CA", parts)).format(instant);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 0 is Sunday. */
export const weekday = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** `Thursday 26 November` in the reader's language. */
export function spokenDate(date: LocalDate, locale = "en"): string {
  const parts = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  const format = formatOf(`spoken ${locale}`, () => new Intl.DateTimeFormat(locale, parts));
  return format.format(new Date(`${date}T00:00:00Z`));
}
