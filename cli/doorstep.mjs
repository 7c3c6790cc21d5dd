#!/usr/bin/env node
// Runs the command line on the Node that came with the package, whatever the machine's own is.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const node = path.join(path.dirname(require.resolve("node/package.json")), "bin/node");
const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const child = spawn(node, ["--import", import.meta.resolve("tsx"), main, ...process.argv.slice(2)], {
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
