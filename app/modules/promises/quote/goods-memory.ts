import type { ShopId } from "../../../domain/ids";
import { FreshMemory } from "../forecasting/fresh-memory";
import type { Goods, Silence } from "./goods.server";
import type { Wanted } from "./question";

/** Stock of two seconds ago: a cart is filled for longer than that. */
const LASTS_MS = 2_000;
const MOST = 5_000;
const memory = new FreshMemory<Goods | Silence>(LASTS_MS, MOST);

/** The name under which things are remembered. `rules` is what the store has decided about such things. */
export const goodsName = (shop: ShopId, wanted: Wanted[], rules: unknown): string =>
  JSON.stringify([shop, wanted, rules]);

/** What is known of the things on a page that many look at. */
export const rememberedGoods = (
  name: string,
  find: () => Promise<Goods | Silence>,
): Promise<Goods | Silence> => memory.get(name, find);
