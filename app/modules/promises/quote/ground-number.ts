import type { ShopId } from "../../../domain/ids";
import type { Grounds } from "../forecasting/grounds.server";

interface Numbered {
  grounds: Grounds;
  says: string;
  number: number;
}

/** As many as models stay in memory. */
const SHOPS = 50;
const last = new Map<ShopId, Numbered>();
let numbers = 0;

/**
 * The number of what a store's dates rest on: a ground that says the same as the one before has the same, so what rests on it holds
 * until settings, model, packing or the store itself have changed. What is remembered by it keeps no model of a past night alive.
 */
export function numberOf(shop: ShopId, grounds: Grounds): number {
  const before = last.get(shop);
  // Read once, asked for all the time.
  if (before?.grounds === grounds) return before.number;
  const { model, ...rest } = grounds;
  const says = JSON.stringify(rest);
  const same = before?.says === says && before.grounds.model === model;
  const number = same ? before.number : ++numbers;
  last.delete(shop);
  last.set(shop, { grounds, says, number });
  if (last.size > SHOPS) last.delete(last.keys().next().value!);
  return number;
}
