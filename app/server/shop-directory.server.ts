import { UNKNOWN_SHOP, type ShopId } from "../domain/ids";
import type { ShopKeys } from "../platform/crypto/keyring.server";
import { byDomain, connections, type ConnectionKind } from "../modules/shops/index.server";
import { Memory } from "../platform/memory";
import type { Spine } from "../spine/spine.server";

export interface Addressee {
  shop: ShopId;
  keys: ShopKeys;
  /** "active", "gone", "erased"; "unknown" when no store of this domain ever had the app. */
  state: string;
}

/** Who a message is for. Asked at every webhook, so what changes seldom is remembered for some seconds. */
export class ShopDirectory {
  readonly #shops = new Memory<Addressee>(15_000, 5_000);
  readonly #connected = new Memory<Map<string, unknown>>(15_000, 5_000);

  constructor(private readonly spine: Spine) {}

  find(domain: string): Promise<Addressee> {
    const { access, cabinet } = this.spine.deps;
    return this.#shops.get(domain, () =>
      access.unscoped(async (tx, enter) => {
        const found = await byDomain(tx, domain);
        if (!found)
          return { shop: UNKNOWN_SHOP, keys: await cabinet.keysOf(tx, UNKNOWN_SHOP), state: "unknown" };
        if (found.state === "erased")
          return { shop: found.id, keys: await cabinet.keysOf(tx, UNKNOWN_SHOP), state: "erased" };
        await enter(found.id);
        return { shop: found.id, keys: await cabinet.keysOf(tx, found.id), state: found.state };
      }),
    );
  }

  /** Settings of a shop's connected member of an adapter set; undefined when it is not connected. */
  async connected(shop: ShopId, kind: ConnectionKind, member: string): Promise<unknown> {
    const all = await this.#connected.get(`${shop} ${kind}`, () =>
      this.spine.read(
        shop,
        async (unit) => new Map((await connections(unit, kind)).map((c) => [c.member, c.settings])),
      ),
    );
    return all.get(member);
  }
}
