import { keptFormats } from "./kept-formats";

/** An amount in the smallest unit of its currency: 1999 USD is $19.99, 500 JPY is ¥500. */
export interface Money {
  minor: number;
  currency: string;
}

const digits = new Map<string, number>();
const kept = keptFormats<Intl.NumberFormat>();

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    known = format.resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}

/** `"19.99"` USD → 1999, exactly and without floating point. Throws on anything that is not such a decimal. */
export function money(decimal: string, currency: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!match) throw new RangeError(`not a decimal amount: ${decimal}`);
  const [, sign, whole = "0", fraction = ""] = match;
  const places = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(places)))
    throw new RangeError(`${decimal} is finer than ${currency} allows`);
  const minor = Number(whole + fraction.slice(0, places).padEnd(places, "0"));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`amount out of range: ${decimal}`);
  return { minor: sign && minor ? -minor : minor, currency };
}

/** 1999 USD → `"19.99"`, the form that Shopify's API takes. */
export function toDecimal({ minor, currency }: Money): string {
  const places = decimalsOf(currency);
  const text = String(Math.abs(minor)).padStart(places + 1, "0");
  const whole = text.slice(0, text.length - places);
  return (minor < 0 ? "-" : "") + (places === 0 ? whole : `${whole}.${text.slice(-places)}`);
}

/** For people: `$19.99`, `19,99 €`. */
export function formatMoney({ minor, currency }: Money, locale = "en"): string {
  const format = kept(
    `${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: "currency", currency }),
  );
  return format.format(minor / 10 ** decimalsOf(currency));
}
