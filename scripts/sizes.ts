/** A file that does not fit on a few screens is two files. ESLint says so of code; this says so of everything. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { filesBelow, isGenerated, repository } from "./files";

const limit = 400;
const folders = ["app", "sandbox", "cli", "bench", "tests", "scripts", "extensions", "prisma/models"];
const written = /\.(?:tsx?|[cm]?js|jsx|css|liquid|prisma)$/;

export function tooLong(root = repository): string[] {
  return folders
    .flatMap((folder) => filesBelow(folder, root))
    .filter((file) => written.test(file) && !isGenerated(file))
    .map((file) => ({
      file,
      lines: readFileSync(path.join(root, file), "utf8").trimEnd().split("\n").length,
    }))
    .filter(({ lines }) => lines > limit)
    .map(({ file, lines }) => `${file}: ${lines} lines, at most ${limit}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const found = tooLong();
  for (const line of found) console.error(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
