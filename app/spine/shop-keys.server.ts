import type { ShopId } from "../domain/ids";
import { UNKNOWN_SHOP } from "../domain/ids";
import type { Keyring, ShopKeys } from "../platform/crypto/keyring.server";
import type { Tx } from "../platform/database/access.server";

const READ = { name: "spine.shop-key", text: "select wrapped from shop_key where shop_id = $1" };

/**
 * Opens shops' data keys and remembers some of them for a while, so that a message costs no look-up. An erasure takes the wrapped
 * key with every other row of the shop; what was sealed under it is then readable by nobody.
 */
export class KeyCabinet {
  readonly #open = new Map<ShopId, { keys: ShopKeys; until: number }>();

  constructor(
    private readonly keyring: Keyring,
    private readonly capacity = 1_000,
    /** A store that was erased and comes back has another key: nobody goes on with the old one for longer than this. */
    private readonly forMs = 15_000,
  ) {}

  async keysOf(tx: Tx, shop: ShopId): Promise<ShopKeys> {
    if (shop === UNKNOWN_SHOP) return this.keyring.common();
    const known = this.#open.get(shop);
    const now = performance.now();
    if (known && known.until > now) return known.keys;
    const [row] = await tx.named<{ wrapped: Buffer }>(READ, [shop]);
    if (!row) throw new Error(`shop ${shop} has no key: it was erased, or never installed`);
    const keys = this.keyring.open(shop, row.wrapped);
    this.#open.delete(shop);
    if (this.#open.size >= this.capacity) this.#open.delete(this.#open.keys().next().value as ShopId);
    this.#open.set(shop, { keys, until: now + this.forMs });
    return keys;
  }

  /** Makes the key of a new shop; a shop that comes back keeps the one it had. */
  async create(tx: Tx, shop: ShopId): Promise<void> {
    await tx.q
      .insertInto("shop_key")
      .values({ shop_id: shop, wrapped: this.keyring.wrapNew(shop) })
      .onConflict((c) => c.column("shop_id").doNothing())
      .execute();
  }
}
