import { join } from "node:path";
import { build } from "esbuild";

const FOLDER = join(import.meta.dirname, "../client");
export const CLIENT_SCRIPTS = ["host", "slots", "checkout"] as const;

const made = new Map<string, Promise<string>>();

/** A script of the sandbox's own pages. */
export function clientScript(name: (typeof CLIENT_SCRIPTS)[number]): Promise<string> {
  const known = made.get(name) ?? bundled(name);
  made.set(name, known);
  return known;
}

async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, `${name}.ts`)],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    target: "es2022",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
