const signs: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Helpdesks fill in `{{…}}` in what agents write.
  "{": "&#123;",
};

/** Plain text as HTML that shows it letter by letter. */
export const asHtml = (text: string): string =>
  text.replace(/[&<>"'{]/g, (sign) => signs[sign]!).replace(/\r?\n/g, "<br>");

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";

/** The text of a comment that was told as HTML. What comes out is text and is escaped wherever it is shown. */
export const textOf = (html: string): string =>
  html
    .replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<br\b[^>]*>|<\/(p|div|li|tr|h[1-6]|blockquote)\s*>/gi, "\n")
    .replace(/<[a-z/!][^>]*>/gi, "")
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) =>
        decimal
          ? character(Number(decimal))
          : hex
            ? character(Number.parseInt(hex, 16))
            : (entities[(name ?? "").toLowerCase()] ?? whole),
    )
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
