import type { LocalDate } from "../../../domain/local-date";

/** `2026-11-23` → `23 Nov`. */
export const shortDay = (date: LocalDate): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** `24 Nov – 26 Nov` */
export const span = (p: { earliest: string; latest: string }): string =>
  p.earliest === p.latest ? shortDay(p.latest) : `${shortDay(p.earliest)} – ${shortDay(p.latest)}`;

export const surfaceNames: Record<string, string | undefined> = {
  product: "Product page",
  cart: "Cart",
  checkout: "Checkout",
  thank_you: "Thank-you page",
  headless: "Own storefront",
  order: "Made at the order",
  forecast: "Re-forecast",
};

export const surfaceName = (code: string): string => surfaceNames[code] ?? code.replaceAll("_", " ");

export const stateNames: Record<string, string | undefined> = {
  open: "Open",
  revised: "Revised",
  kept: "Kept",
  missed: "Missed",
  void: "Not needed",
};

export const stateName = (code: string): string => stateNames[code] ?? code;

/** `*` is what nobody knew. */
export const partName = (code: string): string => (code === "*" ? "unknown" : code);

const languages = new Intl.DisplayNames("en", { type: "language" });

/** `de` → `German`. */
export const languageName = (code: string): string => languages.of(code) ?? code;
