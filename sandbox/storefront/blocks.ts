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
  settings: z
    .array(
      z.object({
        type: z.string(),
        id: z.string().optional(),
        default: z.unknown().optional(),
        autofill: z.boolean().optional(),
      }),
    )
    .default([]),
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

/**
 * The merchant of this shop puts a block that names templates on those, and one that names none on the page
 * /store/pages/track. Embeds that name none are everywhere.
 */
function fits(block: Block, template: string): boolean {
  const named = block.schema.enabled_on?.templates;
  if (!named || named.includes("*")) return block.schema.target !== "section" || template === "page";
  return named.some((each) => each === template || each.startsWith(`${template}.`));
}

type Setting = Block["schema"]["settings"][number];

/** A product setting with autofill is the product of the page. */
const valueOf = (setting: Setting, drops: object): unknown =>
  setting.type === "product" && setting.autofill && "product" in drops ? drops.product : setting.default;

function draw(block: Block, place: PagePlace): Html {
  const base = `/store/extensions/${block.extension}/assets`;
  const settings = Object.fromEntries(
    block.schema.settings.flatMap((setting) =>
      setting.id ? [[setting.id, valueOf(setting, place.drops)]] : [],
    ),
  );
  // Objects of the platform are seen in snippets as well, the block is not.
  const everywhere = {
    ...globals(place.platform, place.shop, place.path),
    template: { name: place.template, toString: () => place.template },
    ...place.drops,
  };
  const scope = { block: { id: `sandbox-${block.handle}`, settings, shopify_attributes: "" } };
  const engine = liquidFor(block.folder, base);
  const text = String(engine.renderFileSync(block.handle, scope, { globals: everywhere }));
  const { stylesheet, javascript } = block.schema;
  return html`<div id="shopify-block-sandbox-${block.handle}" class="shopify-block shopify-app-block">
    ${stylesheet && html`<link rel="stylesheet" href="${base}/${stylesheet}" />`}${trusted(text)}
    ${javascript && html`<script src="${base}/${javascript}" defer></script>`}
  </div>`;
}

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
