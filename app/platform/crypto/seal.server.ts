import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VERSION = 1;
const IV = 12;
const TAG = 16;

/**
 * AES-256-GCM. Layout: version, IV, tag, ciphertext. `context` (shop, table, column, row) is authenticated, so a sealed value
 * moved to another row or shop does not open.
 */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  const rest = cipher.final();
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body, rest]);
}

/** Throws when a single bit, the key or the context differs. */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error("sealed with an unknown version");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + IV)).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
}

/** A keyed hash to find a value by without keeping it readable. */
export function blindIndex(key: Buffer, purpose: string, value: string): Buffer {
  return createHmac("sha256", key).update(`${purpose}\0${value}`).digest();
}

/** Compares without telling by its duration where two values part. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
