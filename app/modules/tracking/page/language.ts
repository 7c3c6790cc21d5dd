import { spoken } from "../../../platform/i18n/words";

/** The language most people speak in a country, `FR` → `fr`. Unicode's likely subtags. */
function languageOf(country: string): string | null {
  try {
    return new Intl.Locale(`und-${country}`).maximize().language;
  } catch {
    return null;
  }
}

/** The first that we speak: what the shopper chose, the order's own language, the browser's wishes in turn, the destination's. */
export function pageLanguage(it: {
  chosen: string | null;
  order: string | null;
  /** As the browser sends it: `fr-CH, fr;q=0.9, en;q=0.8`. */
  accepted: string | null;
  country: string | null;
}): string {
  const accepted = (it.accepted ?? "")
    .split(",")
    .map((part, i) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const quality = Number(/q=([\d.]+)/.exec(rest.join(";"))?.[1] ?? 1);
      return { tag, quality: Number.isFinite(quality) ? quality : 0, i };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.i - b.i)
    .map(({ tag }) => tag);
  const wishes = [it.chosen, it.order, ...accepted, it.country && languageOf(it.country)];
  return wishes.map((wish) => (wish ? spoken(wish) : null)).find((language) => language !== null) ?? "en";
}
