import type { Outlook } from "./outlook";

interface Words {
  translate(key: string, values?: Record<string, string>): string;
  formatDate(date: Date, options?: Intl.DateTimeFormatOptions): string;
}

const spoken = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;

/** When it comes, and where to look. */
export function Panel({ outlook, words }: { outlook: Outlook; words: Words }) {
  const date = outlook.date ? words.formatDate(new Date(`${outlook.date}T00:00:00Z`), spoken) : null;
  return (
    <s-section heading={words.translate("heading")}>
      <s-stack gap="base">
        <s-text>{date ? words.translate("arrives", { date }) : outlook.headline}</s-text>
        <s-link href={outlook.url}>{words.translate("track")}</s-link>
      </s-stack>
    </s-section>
  );
}
