import { readFileSync } from "node:fs";
import path from "node:path";
import { Liquid, Tag, type TagToken, type TopLevelToken } from "liquidjs";

export const themeDir = path.resolve("extensions/doorstep-theme");

const readJson = (name: string) => JSON.parse(readFileSync(path.join(themeDir, name), "utf8")) as unknown;

/** The texts of a language by their dotted keys. */
export function texts(name: string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: unknown, at: string): void => {
    if (typeof node === "string") flat.set(at, node);
    else for (const [key, value] of Object.entries(node as object)) walk(value, at ? `${at}.${key}` : key);
  };
  walk(readJson(`locales/${name}.json`), "");
  return flat;
}

/** Shopify's Liquid as far as the blocks use it: tags with a raw body, translations, no automatic escaping. */
export function storefront(locale: string): Liquid {
  const engine = new Liquid({
    root: [path.join(themeDir, "blocks")],
    partials: [path.join(themeDir, "snippets")],
    extname: ".liquid",
    strictFilters: true,
    timezoneOffset: 0,
    // Seen in snippets as well, as on Shopify.
    globals: {
      localization: { country: { iso_code: "US" } },
      request: { locale: { iso_code: locale.slice(0, 2) } },
    },
  });
  for (const name of ["schema", "doc"]) engine.registerTag(name, rawTag(`end${name}`));
  const known = texts(locale);
  engine.registerFilter("t", (key: string, ...values: [string, unknown][]) => {
    const text = known.get(key);
    if (text === undefined) throw new Error(`no translation: ${key}`);
    return values.reduce((told, [name, value]) => told.replaceAll(`{{ ${name} }}`, String(value)), text);
  });
  return engine;
}

function rawTag(end: string) {
  return class extends Tag {
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      for (let next = remaining.shift(); next; next = remaining.shift()) {
        if ((next as TagToken).name === end) return;
      }
      throw new Error(`${token.getText()} is not closed`);
    }

    override *render() {}
  };
}
