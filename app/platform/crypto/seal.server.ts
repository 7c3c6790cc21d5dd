import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";

const VERSION = 1;
const IV = 12;
const TAG = 16;

/** A key as bytes, or as the object that need not be made again for each use. */
export type Key = Buffer | KeyObject;

/** Random bytes are fetched by the page: one call into the generator serves many IVs, each used once. */
const pool = Buffer.alloc(IV * 256);
let used = pool.length;
function freshIv(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += IV;
  return pool.subarray(used - IV, used);
}

/**
 * AES-256-GCM. Layout: version, IV, tag, ciphertext. `context` (shop, table, column, row) is authenticated, so a sealed value
 * moved to another row or shop does not open.
 */
export function seal(key: Key, plain: Buffer, context: string): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  const rest = cipher.final();
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body, rest]);
}

/** Throws when a single bit, the key or the context differs. */
export function unseal(key: Key, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error("sealed with an unknown version");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + IV)).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
}

/** A keyed hash to find a value by without keeping it readable. */
export function blindIndex(key: Key, purpose: string, value: string): Buffer {
  return createHmac("sha256", key).update(`${purpose}\0${value}`).digest();
}

/** Compares without telling by its duration where two values part. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
