import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("..", import.meta.url));

const skipped = new Set(["node_modules", "build", "dist", ".data"]);

/** Files below a folder of the repository, as paths from its root; none when the folder does not exist. */
export function filesBelow(folder: string, root = repository): string[] {
  const directory = path.join(root, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(name, root);
      return [name];
    })
    .sort();
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
export const isGenerated = (file: string): boolean =>
  file === "app/platform/database/types.ts" ||
  /\/_(?:all|reactions|intakes|effects|alarms)(?:\.server)?\.ts$/.test(file);
