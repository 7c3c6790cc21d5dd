import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { sameBytes } from "./seal.server";

/** Secrets as keys, made once where many signatures are checked. */
export const secretKeys = (secrets: readonly string[]): KeyObject[] =>
  secrets.map((secret) => createSecretKey(secret, "utf8"));

/** HMAC-SHA256 over the raw bytes under any of the secrets (the current one and, after a rotation, the one before). */
export function signedBy(
  secrets: readonly (string | KeyObject)[],
  raw: Buffer,
  given: string,
  encoding: "base64" | "hex",
): boolean {
  const wanted = Buffer.from(given, encoding);
  // Every secret is tried, so the time taken does not tell which one fitted.
  return secrets.map((s) => sameBytes(createHmac("sha256", s).update(raw).digest(), wanted)).includes(true);
}
