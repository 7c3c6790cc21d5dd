import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("./client/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");

/** Modules in the order they need each other: what they import is already there. */
const joined = (source: string): string => source.replace(/^import .*$/gm, "").replace(/^export /gm, "");

/** The stand-in of App Bridge: one classic script, because that is how apps load the real one. */
export function bridgeScript(): string {
  const parts = readdirSync(FOLDER)
    .filter((name) => /^\d-.*\.js$/.test(name))
    .sort();
  return `(() => {\n"use strict";\n${parts.map((name) => joined(read(name))).join("\n")}\n})();\n`;
}

export const frameScript = (): string => read("frame.js");
