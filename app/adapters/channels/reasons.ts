import { createHash } from "node:crypto";
import { final } from "../../domain/result";

export const shapeUnknown = (detail: string) => final("shape_unknown", detail);

/** A provider's reason as staff may read it: short, without addresses and numbers of people. */
export function reasonOf(...parts: (string | null | undefined)[]): string | null {
  const text = parts
    .filter(Boolean)
    .join(": ")
    .replace(/[^\s<>"']+@[^\s<>"']+/g, "…")
    .replace(/\+?\d[\d ()-]{6,}\d/g, "…")
    .slice(0, 200);
  return text === "" ? null : text;
}

/** An id for an event that has none: of what makes it the same one when it is told twice. Holds no address. */
export const eventIdOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex");
