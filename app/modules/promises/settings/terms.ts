import type { PromiseSettings } from "./settings";

/** What holds for one country of destination. */
export interface Terms {
  /** Why nothing is promised there; null where something is. */
  silent: "off" | "excluded" | null;
  target: number;
  style: "range" | "date";
  buffer: number;
}

export function settingsFor(settings: PromiseSettings, to: string): Terms {
  const own = settings.markets.find((m) => m.countries.includes(to));
  const excluded = settings.exclusions.countries.includes(to);
  // The whole product may be off; a market can be off by itself, and not on alone.
  const on = settings.on && (own?.on ?? true);
  return {
    silent: on ? (excluded ? "excluded" : null) : "off",
    target: own?.target ?? settings.target,
    style: own?.style ?? settings.style,
    buffer: own?.buffer ?? settings.buffer,
  };
}

const sameTag = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Is nothing promised for this product? */
export const excludesProduct = (
  settings: PromiseSettings,
  product: { id: string; tags: readonly string[] },
): boolean =>
  settings.exclusions.products.includes(product.id) ||
  settings.exclusions.tags.some((tag) => product.tags.some((own) => sameTag(own, tag)));

export const isPreorder = (settings: PromiseSettings, tags: readonly string[]): boolean =>
  tags.some((tag) => sameTag(tag, settings.preorderTag));
