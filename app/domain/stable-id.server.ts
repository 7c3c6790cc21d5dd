import { createHash } from "node:crypto";

/**
 * An id that follows from what the thing is, so that doing the same thing twice makes the same row.
 * 80 bits of SHA-256 over the parts, which are joined unambiguously.
 */
export function stableId(prefix: string, ...parts: (string | number)[]): string {
  const hash = createHash("sha256")
    .update(JSON.stringify(parts.map(String)))
    .digest("hex");
  return `${prefix}_${hash.slice(0, 20)}`;
}

/** The same idea as a UUID (version 8: custom), for tables and libraries that want one. */
export function stableUuid(...parts: (string | number)[]): string {
  const h = createHash("sha256")
    .update(JSON.stringify(parts.map(String)))
    .digest("hex");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}
