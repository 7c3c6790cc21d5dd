import type { ShopId } from "../../../domain/ids";
import { Memory } from "../../../platform/memory";
import type { Goods, Silence } from "./goods.server";
import type { Wanted } from "./question";

/** Stock of two seconds ago: a cart is filled for longer than that. */
const LASTS_MS = 2_000;
const MOST = 5_000;
const memory = new Memory<Goods | Silence>(LASTS_MS, MOST);

/** What is known of the things on a page that many look at. `rules` is what the store has decided about such things. */
export const rememberedGoods = (
  shop: ShopId,
  wanted: Wanted[],
  rules: unknown,
  find: () => Promise<Goods | Silence>,
): Promise<Goods | Silence> => memory.get(JSON.stringify([shop, wanted, rules]), find);
