import type { ShopId } from "../domain/ids";
import { UNKNOWN_SHOP } from "../domain/ids";
import type { Keyring, ShopKeys } from "../platform/crypto/keyring.server";
import type { Tx } from "../platform/database/access.server";

const READ = { name: "spine.shop-key", text: "select wrapped from shop_key where shop_id = $1" };

/** Opens shops' data keys and remembers some of them, so that a message costs no look-up. */
export class KeyCabinet {
  readonly #open = new Map<ShopId, ShopKeys>();

  constructor(
    private readonly keyring: Keyring,
    private readonly capacity = 1_000,
  ) {}

  async keysOf(tx: Tx, shop: ShopId): Promise<ShopKeys> {
    if (shop === UNKNOWN_SHOP) return this.keyring.common();
    const known = this.#open.get(shop);
    if (known) return known;
    const [row] = await tx.named<{ wrapped: Buffer }>(READ, [shop]);
    if (!row) throw new Error(`shop ${shop} has no key: it was erased, or never installed`);
    const keys = this.keyring.open(shop, row.wrapped);
    if (this.#open.size >= this.capacity) this.#open.delete(this.#open.keys().next().value as ShopId);
    this.#open.set(shop, keys);
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

  /** After this, nothing that was sealed for the shop can be read by anybody. */
  async destroy(tx: Tx, shop: ShopId): Promise<void> {
    await tx.q.deleteFrom("shop_key").where("shop_id", "=", shop).execute();
    this.#open.delete(shop);
  }

  forget(shop: ShopId): void {
    this.#open.delete(shop);
  }
}
