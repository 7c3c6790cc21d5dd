// Written by scripts/collect.ts; do not edit.
import freshdesk from "./freshdesk.server";
import gorgias from "./gorgias.server";
import zendesk from "./zendesk.server";

export const all = [
  freshdesk,
  gorgias,
  zendesk,
];
