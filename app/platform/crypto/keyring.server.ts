import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { blindIndex, type Key, seal, unseal } from "./seal.server";

/**
 * Keys, from the outside in: the master key (configuration) wraps one data key per shop, which wraps one key per person.
 * Destroying a wrapped key makes everything below it unreadable.
 */
export class Keyring {
  readonly #masters: readonly Buffer[];

  constructor(current: Buffer, previous?: Buffer) {
    this.#masters = previous ? [current, previous] : [current];
  }

  /** A new data key for a shop, to be stored wrapped. */
  wrapNew(shop: number): Buffer {
    return seal(this.#masters[0]!, randomBytes(32), `shop-key|${shop}`);
  }

  /** Opens a shop's key, under the master key in use or the one before it. */
  open(shop: number, wrapped: Buffer): ShopKeys {
    return new ShopKeys(shop, openWithAny(this.#masters, wrapped, `shop-key|${shop}`));
  }

  /** Keys for what no shop owns: messages from stores we do not know, sessions. */
  common(): ShopKeys {
    const [current, ...older] = this.#masters.map((m) =>
      Buffer.from(hkdfSync("sha256", m, "", "doorstep common", 32)),
    );
    return new ShopKeys(0, current!, older);
  }
}

/** Opens with the first key that fits; throws what the last one said. */
function openWithAny(keys: readonly Key[], sealed: Buffer, context: string): Buffer {
  for (const key of keys.slice(0, -1)) {
    try {
      return unseal(key, sealed, context);
    } catch {
      // Not this key: the next one is tried, and the last one's refusal is the answer.
    }
  }
  return unseal(keys.at(-1)!, sealed, context);
}

/** What one shop's key can do. */
export class ShopKeys {
  readonly #index: Buffer;
  readonly #key: KeyObject;

  constructor(
    readonly shop: number,
    data: Buffer,
    /** Keys from before a rotation: they open, and seal nothing any more. */
    private readonly older: readonly Buffer[] = [],
  ) {
    this.#key = createSecretKey(data);
    this.#index = Buffer.from(hkdfSync("sha256", data, "", "blind index", 32));
  }

  /** `where` names table, column and row, so that a sealed value fits nowhere else. */
  seal(plain: Buffer, where: string): Buffer {
    return seal(this.#key, plain, `${this.shop}|${where}`);
  }

  unseal(sealed: Buffer, where: string): Buffer {
    return openWithAny([this.#key, ...this.older], sealed, `${this.shop}|${where}`);
  }

  index(purpose: string, value: string): Buffer {
    return blindIndex(this.#index, purpose, value);
  }
}
