import type { Start } from "./messages";

const find = (words: unknown, key: string): unknown =>
  key
    .split(".")
    .reduce<unknown>(
      (at, part) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[part] : null),
      words,
    );

/** `shopify.i18n` over the texts of one extension. */
export function i18n({ words, locale }: Pick<Start, "words" | "locale">) {
  return {
    translate(key: string, values: Record<string, string | number> = {}): string {
      const found = find(words, key);
      const plural = values["count"] === undefined ? null : new Intl.PluralRules(locale);
      const text = plural ? find(found, plural.select(Number(values["count"]))) : found;
      if (typeof text !== "string") return key;
      return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(values[name] ?? whole));
    },
    formatDate: (date: Date, options?: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, options).format(date),
    formatNumber: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, options).format(value),
    formatCurrency: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, { style: "currency", currency: "USD", ...options }).format(value),
  };
}
