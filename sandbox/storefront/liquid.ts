import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Context as LiquidContext,
  type Emitter,
  Liquid,
  Tag,
  type TagToken,
  type TopLevelToken,
} from "liquidjs";
import { z } from "zod";
import { price } from "./theme";

/** A tag whose body is kept as it stands: Shopify has several, liquidjs none of them. */
function rawTag(name: string, wrap: (body: string) => string) {
  return class extends Tag {
    private readonly body: string;
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      const kept: string[] = [];
      for (;;) {
        const next = rest.shift();
        if (!next) throw new Error(`{% ${name} %} is not closed`);
        if ("name" in next && next.name === `end${name}`) break;
        kept.push(next.getText());
      }
      this.body = kept.join("");
    }
    override render(_context: LiquidContext, emitter: Emitter): void {
      emitter.write(wrap(this.body));
    }
  };
}

const nested: z.ZodType<Record<string, unknown>> = z.record(z.string(), z.unknown());

function translations(folder: string): Record<string, unknown> {
  const path = join(folder, "locales/en.default.json");
  return existsSync(path) ? nested.parse(JSON.parse(readFileSync(path, "utf8"))) : {};
}

function translate(words: Record<string, unknown>, key: unknown, pairs: unknown[]): string {
  const found = String(key)
    .split(".")
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);
  const values = new Map(
    pairs.filter((pair) => Array.isArray(pair)).map(([name, value]) => [String(name), String(value)]),
  );
  const plural = typeof found === "object" && found !== null ? (found as Record<string, unknown>) : null;
  const text = plural ? (plural[Number(values.get("count")) === 1 ? "one" : "other"] ?? null) : found;
  if (typeof text !== "string") return `translation missing: en.${String(key)}`;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole);
}

/** A Liquid engine with what Shopify adds to the language, for one extension or for the theme itself. */
export function liquidFor(folder: string, assetBase: string): Liquid {
  const engine = new Liquid({
    root: [join(folder, "blocks")],
    partials: [join(folder, "snippets")],
    extname: ".liquid",
    strictFilters: true,
    strictVariables: false,
  });
  const words = translations(folder);
  const nothing = () => "";
  for (const name of ["schema", "doc"]) engine.registerTag(name, rawTag(name, nothing));
  engine.registerTag(
    "stylesheet",
    rawTag("stylesheet", (body) => `<style>${body}</style>`),
  );
  engine.registerTag(
    "javascript",
    rawTag("javascript", (body) => `<script>${body}</script>`),
  );
  engine.registerTag(
    "style",
    rawTag("style", (body) => `<style>${body}</style>`),
  );
  engine.registerFilter("t", (key: unknown, ...pairs: unknown[]) => translate(words, key, pairs));
  engine.registerFilter("asset_url", (file: unknown) => `${assetBase}/${String(file)}`);
  engine.registerFilter("stylesheet_tag", (url: unknown) => `<link rel="stylesheet" href="${String(url)}">`);
  engine.registerFilter("script_tag", (url: unknown) => `<script src="${String(url)}"></script>`);
  engine.registerFilter("money", (cents: unknown) => price(Number(cents)));
  engine.registerFilter("image_url", (image: unknown) => String(image));
  engine.registerFilter("handleize", (text: unknown) =>
    String(text)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-"),
  );
  return engine;
}
