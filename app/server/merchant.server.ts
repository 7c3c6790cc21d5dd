import type { ShopId } from "../domain/ids";
import { byDomain, install, read as readShop, type Shop } from "../modules/shops/index.server";
import { authenticate } from "../shopify.server";
import type { Spine } from "../spine/spine.server";
import type { Unit } from "../spine/unit.server";
import { serving } from "./serving.server";

/** A signed-in merchant, at their own store and no other. */
export interface Merchant {
  id: ShopId;
  shop: Shop;
  spine: Spine;
  /** For screens: the present as the server has it. */
  now: string;
  read: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
}

/** The store comes from the verified session alone; nothing in the address or the form can name another. */
export async function merchant(request: Request): Promise<Merchant> {
  const { session } = await authenticate.admin(request);
  const { spine } = serving();
  const found = await spine.deps.access.unscoped((tx) => byDomain(tx, session.shop));
  // Normally entered when the first token was exchanged; a restored database may know the session and not the store.
  const id =
    found?.state === "active"
      ? found.id
      : await install(spine, session.shop, session.scope?.split(",") ?? []);
  const read = <T>(work: (unit: Unit) => Promise<T>) => spine.read(id, work);
  return { id, spine, shop: await read(readShop), now: spine.deps.clock.now().toISOString(), read };
}

/** Another store's things, and things that are not there, look the same. */
export const notFound = (): never => {
  throw new Response("not found", { status: 404 });
};
