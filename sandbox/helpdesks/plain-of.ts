import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";

const BREAKS = new Set(["br", "p", "div", "li"]);
const HIDDEN = new Set(["script", "style"]);

function textIn(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (HIDDEN.has(node.nodeName) || !("childNodes" in node)) return "";
  const inner = node.childNodes.map(textIn).join("");
  return BREAKS.has(node.nodeName) ? `${inner}\n` : inner;
}

/** What a browser would show of it: markup that was sent as text shows, markup that was sent as markup does not. */
export const plainOf = (html: string): string => textIn(parseFragment(html)).trimEnd();
