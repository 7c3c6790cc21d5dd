import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import type { Platform } from "../platform";
import { html, type Html } from "../support/html";

const tomlSchema = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string(),
        name: z.string().optional(),
        targeting: z.array(z.object({ target: z.string(), module: z.string() })).default([]),
      }),
    )
    .default([]),
});

interface Found {
  name: string;
  built: boolean;
}

function extensionsFor(extensionsDir: string, target: string): Found[] {
  const root = resolve(extensionsDir);
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((folder) => {
    const path = join(root, folder, "shopify.extension.toml");
    if (!existsSync(path)) return [];
    const { extensions } = tomlSchema.parse(parse(readFileSync(path, "utf8")));
    return extensions
      .filter((each) => each.type === "ui_extension" && each.targeting.some((aim) => aim.target === target))
      .map((each) => ({
        name: each.name ?? each.handle,
        built: existsSync(join(root, folder, "dist", `${each.handle}.js`)),
      }));
  });
}

/** Where a UI extension would stand. It says so plainly: the sandbox does not run UI extensions yet. */
export function extensionSlot(platform: Platform, target: string): Html {
  const found = extensionsFor(platform.settings.extensionsDir, target);
  const text = found.map((each) =>
    each.built
      ? `${each.name} is built; the sandbox does not run UI extensions.`
      : `${each.name} is not built.`,
  );
  return html`<aside class="panel soft" data-extension-target="${target}">
    <p>
      Extension slot <code>${target}</code>: ${text.length > 0 ? text.join(" ") : "no extension uses it."}
    </p>
  </aside>`;
}
