// Written by scripts/collect.ts; do not edit.
import easypost from "./easypost.server";

export const all = [
  easypost,
];
