import { hkdfSync, randomBytes } from "node:crypto";
import { blindIndex, seal, unseal } from "./seal.server";

/**
 * Keys, from the outside in: the master key (configuration) wraps one data key per shop, which wraps one key per person.
 * Destroying a wrapped key makes everything below it unreadable, backups included.
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
    for (const [i, master] of this.#masters.entries()) {
      try {
        return new ShopKeys(shop, unseal(master, wrapped, `shop-key|${shop}`));
      } catch (error) {
        if (i === this.#masters.length - 1) throw error;
      }
    }
    throw new Error("a keyring holds at least one master key");
  }

  /** Keys for what no shop owns: messages from stores we do not know, sessions. */
  common(): ShopKeys {
    return new ShopKeys(0, Buffer.from(hkdfSync("sha256", this.#masters[0]!, "", "doorstep common", 32)));
  }
}

/** What one shop's key can do. */
export class ShopKeys {
  readonly #index: Buffer;

  constructor(
    readonly shop: number,
    private readonly data: Buffer,
  ) {
    this.#index = Buffer.from(hkdfSync("sha256", data, "", "blind index", 32));
  }

  /** `where` names table, column and row, so that a sealed value fits nowhere else. */
  seal(plain: Buffer, where: string): Buffer {
    return seal(this.data, plain, `${this.shop}|${where}`);
  }

  unseal(sealed: Buffer, where: string): Buffer {
    return unseal(this.data, sealed, `${this.shop}|${where}`);
  }

  index(purpose: string, value: string): Buffer {
    return blindIndex(this.#index, purpose, value);
  }
}
