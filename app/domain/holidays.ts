import Holidays from "date-holidays";
import { addDays, type LocalDate } from "./local-date";

const DAY = 86_400_000;
/** A shop sends from few places to many: some hundred calendars of a year or two. */
const MOST = 2_000;
const calendars = new Map<string, ReadonlySet<LocalDate>>();

/** Public holidays of a country, or of one of its regions, in a year. A place that nobody knows has none. */
export function holidaysOf(country: string, region: string | null, year: number): ReadonlySet<LocalDate> {
  const key = `${country}|${region ?? ""}|${year}`;
  const known = calendars.get(key);
  if (known) return known;
  const days = new Set(
    (region ? new Holidays(country, region) : new Holidays(country))
      .getHolidays(year)
      .filter(({ type }) => type === "public")
      .flatMap(({ date, start, end }) => {
        // Some last several days, some only an evening, which closes nothing.
        const length = Math.round((end.getTime() - start.getTime()) / DAY);
        return Array.from({ length }, (_, n) => addDays(date.slice(0, 10), n));
      }),
  );
  if (calendars.size >= MOST) calendars.clear();
  calendars.set(key, days);
  return days;
}

export function isPublicHoliday(date: LocalDate, country: string, region: string | null): boolean {
  const year = Number(date.slice(0, 4));
  if (holidaysOf(country, region, year).has(date)) return true;
  // What began in the old year may reach into the first days of the new one.
  return date.slice(5, 7) === "01" && holidaysOf(country, region, year - 1).has(date);
}
