import type { Outlook } from "./outlook";

interface Words {
  translate(key: string, values?: Record<string, string>): string;
  formatDate(date: Date, options?: Intl.DateTimeFormatOptions): string;
}

const spoken = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;

/** When it comes, what was promised, and where to look. */
export function Panel({ outlook, words }: { outlook: Outlook; words: Words }) {
  const { headline, date, promise, url } = outlook;
  const kept = promise && date && date >= promise.earliest && date <= promise.latest;
  const day = (local: string) => words.formatDate(new Date(`${local}T00:00:00Z`), spoken);
  return (
    <s-section heading={words.translate("heading")}>
      <s-stack gap="base">
        <s-text type="strong">{headline}</s-text>
        {promise ? (
          <s-stack gap="small-300" id={promise.id} accessibilityLabel={words.translate("promise")}>
            <s-text>{promise.text ?? promisedDays(promise, day, words)}</s-text>
            <s-text type="small" color="subdued">
              {words.translate("number", { id: promise.id })}
            </s-text>
          </s-stack>
        ) : null}
        {date && !kept ? (
          <s-text>{words.translate(promise ? "now" : "expected", { date: day(date) })}</s-text>
        ) : null}
        <s-link href={url}>{words.translate("track")}</s-link>
      </s-stack>
    </s-section>
  );
}

/** The same days in words of our own, when the app sent none. */
function promisedDays(
  { earliest, latest }: { earliest: string; latest: string },
  day: (local: string) => string,
  words: Words,
): string {
  return earliest === latest
    ? words.translate("arrives", { date: day(latest) })
    : words.translate("between", { from: day(earliest), to: day(latest) });
}
