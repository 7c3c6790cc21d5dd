import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import type { Platform, Shopfront } from "../platform";
import { html, type Html, trusted } from "../support/html";
import { globals } from "./drops";
import { liquidFor } from "./liquid";

const schemaSchema = z.object({
  name: z.string(),
  target: z.string(),
  enabled_on: z.object({ templates: z.array(z.string()).optional() }).optional(),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
  settings: z.array(z.object({ id: z.string().optional(), default: z.unknown().optional() })).default([]),
});

interface Block {
  extension: string;
  folder: string;
  handle: string;
  schema: z.output<typeof schemaSchema>;
}

/** Reads the extensions anew each time, so that work on a block shows on the next reload. */
function blocksIn(extensionsDir: string): Block[] {
  const root = resolve(extensionsDir);
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((extension) => {
    const folder = join(root, extension);
    const blocks = join(folder, "blocks");
    if (!existsSync(blocks)) return [];
    return readdirSync(blocks)
      .filter((file) => file.endsWith(".liquid"))
      .map((file) => ({
        extension,
        folder,
        handle: basename(file, ".liquid"),
        schema: readSchema(join(blocks, file)),
      }));
  });
}

function readSchema(path: string): Block["schema"] {
  const found = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(readFileSync(path, "utf8"));
  if (!found?.[1]) throw new Error(`${path} has no {% schema %}`);
  return schemaSchema.parse(JSON.parse(found[1]));
}

export interface PagePlace {
  platform: Platform;
  shop: Shopfront;
  template: string;
  path: string;
  drops: object;
}

const fits = (block: Block, template: string): boolean =>
  block.schema.enabled_on?.templates?.some(
    (each) => each === "*" || each === template || each.startsWith(`${template}.`),
  ) ?? true;

function draw(block: Block, place: PagePlace): Html {
  const base = `/store/extensions/${block.extension}/assets`;
  const settings = Object.fromEntries(
    block.schema.settings.flatMap((setting) =>
      setting.id ? [[setting.id, autofill(setting.default, place.drops)]] : [],
    ),
  );
  const scope = {
    ...globals(place.platform, place.shop, place.path),
    template: { name: place.template, toString: () => place.template },
    ...place.drops,
    block: { id: `sandbox-${block.handle}`, settings, shopify_attributes: "" },
  };
  const engine = liquidFor(block.folder, base);
  const text = String(engine.renderFileSync(block.handle, scope));
  const { stylesheet, javascript } = block.schema;
  return html`<div id="shopify-block-sandbox-${block.handle}" class="shopify-block shopify-app-block">
    ${stylesheet && html`<link rel="stylesheet" href="${base}/${stylesheet}" />`}${trusted(text)}
    ${javascript && html`<script src="${base}/${javascript}" defer></script>`}
  </div>`;
}

/** A setting of type product may default to `{{product}}`: the product of the page. */
const autofill = (value: unknown, drops: object): unknown =>
  value === "{{product}}" && "product" in drops ? drops.product : value;

/** A broken block shows its error where it would stand; the shop around it stays up, as on Shopify. */
function drawSafely(block: Block, place: PagePlace): Html {
  try {
    return draw(block, place);
  } catch (error) {
    return html`<p class="panel" role="alert">
      Liquid error (${block.extension}/${block.handle}): ${error instanceof Error ? error.message : "failed"}
    </p>`;
  }
}

/** The app's blocks for a place of the page: `section` inside the content, `body` and `head` as embeds. */
export function appBlocks(place: PagePlace, target: "section" | "body" | "head"): Html {
  if (!place.shop.grants.installed) return html``;
  const blocks = blocksIn(place.platform.settings.extensionsDir).filter(
    (block) => block.schema.target === target,
  );
  return html`${blocks.filter((block) => fits(block, place.template)).map((block) => drawSafely(block, place))}`;
}
