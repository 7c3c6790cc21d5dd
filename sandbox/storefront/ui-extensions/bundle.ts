import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";
import type { Settings } from "../../options";
import type { UiExtension } from "./find";

/** What Shopify takes of an extension, compressed. */
const MOST_BYTES = 64 * 1024;

const entry = (extension: UiExtension): string =>
  extension.targets
    .map(
      ({ target, module }, at) =>
        `import Target_${at} from ${JSON.stringify(module)};` +
        `shopify.extend(${JSON.stringify(target)}, (...args) => Target_${at}(...args));`,
    )
    .join("\n");

/** One script with all targets of an extension, made as Shopify's command line makes it. */
export async function bundle(extension: UiExtension): Promise<string> {
  const made = await build({
    stdin: { contents: entry(extension), resolveDir: extension.folder, loader: "tsx" },
    bundle: true,
    write: false,
    minify: true,
    target: "es6",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".esnext": "ts", ".js": "jsx" },
    resolveExtensions: [".tsx", ".ts", ".js", ".json", ".esnext", ".mjs", ".ejs"],
    // An extension beside the checkout of this repository has no packages of its own.
    nodePaths: [resolve(import.meta.dirname, "../../../node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "silent",
  });
  const code = made.outputFiles[0]?.text ?? "";
  const size = deflateSync(code).length;
  if (size > MOST_BYTES)
    throw new Error(
      `${extension.handle} is ${Math.ceil(size / 1024)} KB compressed; Shopify takes ${MOST_BYTES / 1024} KB.`,
    );
  return code;
}

const kept = new Map<string, { changed: number; code: Promise<string> }>();

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && !each.parentPath.includes("node_modules"))
      .map((each) => statSync(join(each.parentPath, each.name)).mtimeMs),
  );

/**
 * The script as a shopper's browser gets it. An extension carries the app's public address in its code; here the app stands
 * elsewhere, so the address is exchanged on the way.
 */
export async function served(extension: UiExtension, settings: Settings): Promise<string> {
  const changed = newest(settings.extensionsDir);
  const known = kept.get(extension.folder);
  const made = known?.changed === changed ? known : { changed, code: bundle(extension) };
  kept.set(extension.folder, made);
  const code = await made.code;
  return settings.applicationUrl ? code.replaceAll(settings.applicationUrl, settings.appUrl) : code;
}
