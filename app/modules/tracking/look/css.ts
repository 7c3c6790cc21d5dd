import postcss, { type Container, type Declaration, type Rule } from "postcss";

/** What a store's own style may hold, and what was left out of it. */
export interface SafeCss {
  css: string;
  /** Each part that was left out, with why; shown to the merchant. */
  dropped: string[];
}

const MOST = 20_000;
const BLOCK = ".ds";

/** Fetches, runs or hides something: an address, a script, a piece of code, an escape that could spell one of them. */
const forbidden =
  /url\s*\(|image-set|expression|javascript:|@import|-moz-binding|behavior\s*:|\\|<|\{\{|\{%/i;

/** At-rules that only say when the rules within them hold. */
const conditions = new Set(["media", "supports", "container"]);

/**
 * A store's own style, held to this page's block: every selector begins within it, nothing is fetched, nothing can end the style
 * element or begin a tag of the theme's language. What is left out is named; what cannot be read is left out whole.
 */
export function safeCss(given: string): SafeCss {
  if (given.length > MOST) return { css: "", dropped: [`longer than ${MOST} characters`] };
  let root;
  try {
    root = postcss.parse(given);
  } catch (error) {
    return { css: "", dropped: [error instanceof Error ? error.message.slice(0, 200) : "cannot be read"] };
  }
  const dropped: string[] = [];
  clean(root, dropped);
  root.raws = {};
  const css = root.toString();
  return forbidden.test(css) ? { css: "", dropped: [...dropped, "not allowed"] } : { css, dropped };
}

function clean(container: Container, dropped: string[]): void {
  for (const node of [...(container.nodes ?? [])]) {
    const drop = (why: string) => {
      dropped.push(`${node.toString().replace(/\s+/g, " ").slice(0, 60)}: ${why}`);
      node.remove();
    };
    // How it was written: comments between the parts of a node stand here, and only here.
    node.raws = {};
    if (node.type === "comment") node.remove();
    else if (node.type === "decl") declaration(node, drop);
    else if (node.type === "rule") rule(node, drop, dropped);
    else if (!conditions.has(node.name.toLowerCase())) drop("only conditions may stand here");
    else if (forbidden.test(node.params) || !node.nodes) drop("not allowed");
    else clean(node, dropped);
  }
}

type Drop = (why: string) => void;

function declaration(node: Declaration, drop: Drop): void {
  if (!/^(--)?[a-z-]+$/i.test(node.prop)) drop("no property");
  else if (forbidden.test(`${node.prop}:${node.value}`)) drop("may fetch or run something");
  else if (node.prop.toLowerCase() === "position" && /fixed|sticky/i.test(node.value))
    drop("would cover the theme");
}

function rule(node: Rule, drop: Drop, dropped: string[]): void {
  if (forbidden.test(node.selector)) return drop("not allowed");
  // Always within the block, whatever the selector begins with: `.ds ~ x` would be beside it.
  node.selectors = node.selectors.map((one) => {
    const own = /^\.ds(?![\w-])(?!\s*[~+])/.test(one);
    return own ? one : `${BLOCK} ${one}`;
  });
  clean(node, dropped);
}
