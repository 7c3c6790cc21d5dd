import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

const targeting = z.object({ target: z.string(), module: z.string() });
const tomlSchema = z.object({
  api_version: z.string().default("unstable"),
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string(),
        name: z.string().optional(),
        targeting: z.array(targeting).default([]),
        capabilities: z
          .object({ network_access: z.boolean().default(false) })
          .default({ network_access: false }),
      }),
    )
    .default([]),
});

export interface UiExtension {
  folder: string;
  handle: string;
  name: string;
  apiVersion: string;
  targets: z.output<typeof targeting>[];
  /** Without it an extension reaches nobody. */
  network: boolean;
}

/** Reads the extensions anew each time, so that work on one shows on the next reload. */
export function uiExtensions(extensionsDir: string): UiExtension[] {
  const root = resolve(extensionsDir);
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((name) => {
    const folder = join(root, name);
    const path = join(folder, "shopify.extension.toml");
    if (!existsSync(path)) return [];
    const toml = tomlSchema.parse(parse(readFileSync(path, "utf8")));
    return toml.extensions
      .filter((each) => each.type === "ui_extension")
      .map((each) => ({
        folder,
        handle: each.handle,
        name: each.name ?? each.handle,
        apiVersion: toml.api_version,
        targets: each.targeting,
        network: each.capabilities.network_access,
      }));
  });
}

const words = z.record(z.string(), z.unknown());

/** The texts of an extension: those of the language, over those of its default. */
export function wordsOf(extension: UiExtension, locale: string): Record<string, unknown> {
  const folder = join(extension.folder, "locales");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const read = (file: string | undefined) =>
    file ? words.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))) : {};
  const fallback = files.find((file) => file.endsWith(".default.json"));
  return { ...read(fallback), ...read(files.find((file) => file === `${locale}.json`)) };
}
