// Written by scripts/collect.ts; do not edit.
import email from "./email.server";

export const all = [
  email,
];
