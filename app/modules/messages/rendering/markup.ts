import { limits } from "./engine";
import { hasValue, oneLine, safeLink, showMarks } from "./values";

export interface Part {
  text: string;
  bold: boolean;
  link: string | null;
}

export interface Paragraph {
  parts: Part[];
  /** All of it is bold: what matters most, such as the date. */
  lead: boolean;
}

const written = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?$/i;
const bolds = /\*\*([^*\n]{0,2000})\*\*/g;
const linked = /\[([^[\]\n]{0,400})\]\(([^()\s]{0,2048})\)/g;

/** Cuts a line where a pattern is: what lies between, and what was found. */
function cut<T>(
  line: string,
  pattern: RegExp,
  plain: (text: string) => T,
  found: (match: string[]) => T,
): T[] {
  const pieces: T[] = [];
  let at = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > at) pieces.push(plain(line.slice(at, match.index)));
    pieces.push(found([...match]));
    at = match.index + match[0].length;
  }
  if (at < line.length) pieces.push(plain(line.slice(at)));
  return pieces;
}

/** Where a link of a template goes: to what is written there whole, or to one of the facts' own links; a value makes no address. */
function target(address: string, known: ReadonlySet<string>): string | null {
  const shown = showMarks(address);
  if (known.has(shown)) return shown;
  return !hasValue(address) && written.test(address) ? safeLink(address) : null;
}

const shown = (text: string): string => showMarks(text).replace(/ {2,}/g, " ");

function parts(line: string, known: ReadonlySet<string>): Part[] {
  const links = (text: string, bold: boolean): Part[] =>
    cut(
      text,
      linked,
      (plain) => ({ text: shown(plain), bold, link: null }),
      ([, label = "", address = ""]) => ({ text: shown(label), bold, link: target(address, known) }),
    );
  return cut(
    line,
    bolds,
    (plain) => links(plain, false),
    ([, inner = ""]) => links(inner.trim(), true),
  )
    .flat()
    .filter(({ text }) => text !== "");
}

/**
 * The paragraphs of a filled template. A template is plain text with two marks and no more: `**bold**` and `[words](https://…)`. HTML is
 * shown as it was typed, so that nobody has to be trusted with it. A line of which nothing is left, as its values are missing, goes.
 */
export function paragraphs(filled: string, links: readonly string[]): Paragraph[] {
  const known = new Set(links.filter((link) => link !== ""));
  return filled
    .split(/\r\n|[\n\r]/)
    .map((line) => parts(oneLine(line, limits.output), known))
    .filter((all) => all.some(({ text }) => text.trim() !== ""))
    .map((all) => ({ parts: all, lead: all.every(({ text, bold }) => bold || text.trim() === "") }));
}

/** The same as plain text: an address stands behind its words. */
export const plain = ({ parts }: Paragraph): string =>
  parts
    .map(({ text, link }) => (link === null ? text : `${text} (${link})`))
    .join("")
    .trim();
