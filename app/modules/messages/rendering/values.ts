import { plainText } from "../../../domain/plain-text";
import type { Facts } from "./facts";

/**
 * Values are data, whatever they look like. Between the template and the page each mark of a value stands as a sign of its own, from
 * Unicode's private area, which no markup is made of: what is `**bold**` or `[a](b)` in a product's title is never read as such.
 * What a template captures counts as a value when it is shown.
 */
const HIDDEN = 0xe000;
const marks = /[\n\r\t!-/:-@[-`{-~]/g;
const hiddenMarks = /[\ue000-\ue07f]/g;

export const hideMarks = (value: string): string =>
  value.replace(marks, (mark) => String.fromCharCode(HIDDEN + mark.charCodeAt(0)));
export const showMarks = (text: string): string =>
  text.replace(hiddenMarks, (mark) => String.fromCharCode(mark.charCodeAt(0) - HIDDEN));
export const hasValue = (text: string): boolean => text.search(hiddenMarks) !== -1;

const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** What turns the text after it round. The marks U+200E and U+200F stay: they turn nothing, and dates in Arabic need them. */
const turning = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text on one line, in the order in which it is read: nothing that a store or a shopper wrote ends a header or hides its end. */
export function oneLine(text: string, most: number): string {
  const line = plainText(text).replace(control, " ").replace(turning, "").replace(/ {2,}/g, " ").trim();
  const signs = [...line];
  return signs.length <= most
    ? line
    : `${signs
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** A link that a letter may carry: https, no name and password in it. Null where it is none. */
export function safeLink(address: string | null): string | null {
  if (address === null || address.length > 2_048 || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" && !url.username && !url.password ? url.href : null;
}

const MOST_ITEMS = 20;
const MOST_CHOICES = 6;

/** A value on one line, without what the hidden marks are made of. */
export const value = (text: string, most = 240): string => oneLine(text.replace(hiddenMarks, ""), most);
const maybe = (text: string | null, most = 240): string | null =>
  text === null ? null : value(text, most) || null;

/** A number keeps its own direction among words from right to left: without the marks `#1001` is shown as `1001#`. */
const numbered = (text: string, direction: Facts["direction"]): string =>
  direction === "rtl" && text !== "" ? `\u200e${text}\u200e` : text;

/** The facts as a letter may show them: each value on one line and bounded, each link safe or empty, and nothing besides. */
export function tidied(f: Facts): Facts {
  const number = (text: string, most: number) => numbered(value(text, most), f.direction);
  return {
    trigger: f.trigger,
    medium: f.medium,
    language: f.language,
    direction: f.direction,
    shop: { name: value(f.shop.name, 80), url: safeLink(f.shop.url) ?? "", email: maybe(f.shop.email) },
    shopper: { name: maybe(f.shopper.name, 80) },
    order: {
      name: number(f.order.name, 40),
      placed_on: value(f.order.placed_on, 80),
      link: safeLink(f.order.link) ?? "",
    },
    parcel: f.parcel && {
      carrier: value(f.parcel.carrier, 60),
      number: number(f.parcel.number ?? "", 60) || null,
      n: f.parcel.n,
      total: f.parcel.total,
    },
    items: f.items
      .slice(0, MOST_ITEMS)
      .map(({ title, quantity }) => ({ title: value(title, 160), quantity })),
    outlook: {
      headline: value(f.outlook.headline),
      cause: maybe(f.outlook.cause),
      when: maybe(f.outlook.when),
      next: value(f.outlook.next),
      by: value(f.outlook.by, 80),
      choices: f.outlook.choices.slice(0, MOST_CHOICES).flatMap(({ label, link }) => {
        const safe = safeLink(link);
        return safe === null ? [] : [{ label: value(label, 80), link: safe }];
      }),
    },
    event: {
      amount: value(f.event.amount, 60),
      date: value(f.event.date, 80),
      reason: value(f.event.reason),
      reference: number(f.event.reference, 80),
    },
    unsubscribe_link: safeLink(f.unsubscribe_link),
  };
}
