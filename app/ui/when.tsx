const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** `3 hours ago`, `in 2 days`. */
export function relativeTime(at: Date, now: Date, locale = "en"): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return format.format(Math.trunc(seconds / size), unit);
}

export interface WhenProps {
  /** ISO 8601, as loaders send it. */
  at: string;
  /** From the loader, so that server and browser draw the same. */
  now: string;
  /** IANA zone of the store. */
  zone: string;
}

/** How long ago, or until when; the exact time appears on pointing at it. */
export function When({ at, now, zone }: WhenProps) {
  const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const instant = new Date(at);
  return (
    <time dateTime={at} title={`${exact.format(instant)} (${zone})`}>
      {relativeTime(instant, new Date(now))}
    </time>
  );
}
