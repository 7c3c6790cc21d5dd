// Written by scripts/collect.ts; do not edit.
import zendesk from "./zendesk.server";

export const all = [
  zendesk,
];
