import type { Api } from "@shopify/ui-extensions/purchase.checkout.shipping-option-item.render-after";

type Asked = Pick<Api, "target" | "lines" | "shippingAddress" | "localization">;
type Transit = { lower?: number; upper?: number } | undefined;

/** `2026-11-26` where the buyer is. */
const day = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    at,
  );

/** The dates that Shopify itself shows at the option, when it shows any. */
function nativeDates(transit: Transit, now: number, timeZone: string): string | null {
  const { lower, upper } = transit ?? {};
  if (upper === undefined) return null;
  return `${day(now + (lower ?? upper) * 1_000, timeZone)}/${day(now + upper * 1_000, timeZone)}`;
}

/** What to ask for this option; null until there is a place to deliver to. */
export function questionOf(
  { target, lines, shippingAddress, localization }: Asked,
  now: number,
): string | null {
  const { countryCode, zip } = shippingAddress?.value ?? {};
  const { code, title, deliveryEstimate } = target.value;
  if (!countryCode || lines.value.length === 0) return null;
  const query = new URLSearchParams({ surface: "checkout" });
  for (const { merchandise, quantity } of lines.value)
    query.append("item", `${merchandise.id.split("/").at(-1)}:${quantity}`);
  query.append("to", zip ? `${countryCode}-${zip}` : countryCode);
  query.append("service", code || (title ?? ""));
  const native = nativeDates(deliveryEstimate?.timeInTransit, now, localization.timezone.value);
  if (native) query.append("native", native);
  query.append("locale", localization.extensionLanguage.value.isoCode);
  return query.toString();
}
