import type { Words } from "../../../platform/i18n/words";
import { triggerOf } from "../triggers";
import type { Brand, Facts } from "./facts";
import type { Paragraph } from "./markup";
import { value } from "./values";

/** A letter in its parts, before it is set as HTML and as plain text. */
export interface Content {
  facts: Facts;
  brand: Brand;
  say: Words;
  subject: string;
  title: string;
  greeting: string;
  body: Paragraph[];
  itemsHeading: string;
  /** Why the reader gets this. */
  reason: Paragraph[];
  unsubscribe: string;
}

const turnIsTold = new Set(["journey", "trouble", "date"]);

/** Whose turn it is, where the letter is about the way of a parcel: a refund or a return has its own course. */
export const turn = ({ facts }: Content): string | null =>
  turnIsTold.has(triggerOf(facts.trigger).line) ? facts.outlook.by || null : null;

/** Order, parcel and number, the widest first. */
export function references({ facts: { order, parcel }, say }: Content): string[] {
  return [
    ...(order.name ? [`${say.label.order} ${order.name}`] : []),
    ...(parcel && parcel.total > 1
      ? [say.tell("parcel", { n: String(parcel.n), total: String(parcel.total) })]
      : []),
    ...(parcel ? [[parcel.carrier, parcel.number].filter(Boolean).join(" ")] : []),
  ].filter((text) => text !== "");
}

const FOOTER_LINES = 12;

/** The store's own last lines. */
export const footerLines = ({ brand }: Content): string[] =>
  brand.footer
    .split("\n")
    .map((line) => value(line))
    .filter((line) => line !== "")
    .slice(0, FOOTER_LINES);

const SHOWN_ITEMS = 10;

export function itemLines({ facts: { items } }: Content): string[] {
  const lines = items.slice(0, SHOWN_ITEMS).map(({ title, quantity }) => `${quantity} × ${title}`);
  const more = items.length - SHOWN_ITEMS;
  return more > 0 ? [...lines, `+ ${more}`] : lines;
}

/** What can be pressed, the first one first: what is open to the reader, and the page of the order. */
export function buttons({ facts: { order, outlook }, say }: Content): { label: string; link: string }[] {
  const page = order.link ? [{ label: say.label.track, link: order.link }] : [];
  return [...outlook.choices, ...page];
}
