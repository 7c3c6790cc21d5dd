import type { ShopId } from "../../../domain/ids";
import { FreshMemory } from "./fresh-memory";

/** So long may a store's pages show a date by settings of a moment ago; what is saved in this process is shown at once. */
const LASTS_MS = 2_000;
/** As many as models stay in memory. */
const SHOPS = 50;
const memory = new FreshMemory<unknown>(LASTS_MS, SHOPS);

/** What dates rest on, for pages that are asked all the time. Promises are made from what the database says. */
export const rememberedGrounds = <Grounds>(shop: ShopId, find: () => Promise<Grounds>): Promise<Grounds> =>
  memory.get(String(shop), find) as Promise<Grounds>;

export const forgetGrounds = (shop: ShopId): void => memory.forget(String(shop));
