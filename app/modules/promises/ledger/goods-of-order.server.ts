import type { Unit } from "../../../spine/unit.server";
import { type Item, itemsOf, type OrderLine, readLines } from "../../orders/index.server";
import { type Goods, type Silence, together } from "../quote/goods.server";
import type { PromiseSettings } from "../settings/settings";
import { excludesProduct, isPreorder } from "../settings/terms";

/** What is sent of an order, and what the catalogue says of it. */
export interface Ordered {
  /** The order has lines, and none of them is sent. */
  nothingIsSent: boolean;
  lines: OrderLine[];
  items: Map<string, Item>;
}

export async function orderedGoods(unit: Unit, orderId: string): Promise<Ordered> {
  const all = await readLines(unit, orderId);
  const lines = all.filter((l) => l.ships);
  const ids = lines.flatMap((l) => l.productId ?? []);
  return { nothingIsSent: all.length > 0 && lines.length === 0, lines, items: await itemsOf(unit, ids) };
}

/** The goods as a cart would have named them: an order says which product, not which variant, so its first one speaks. */
export function goodsIn({ lines, items }: Ordered): Goods {
  const pieces = lines.map(({ productId, quantity, category }) => {
    const item = productId ? items.get(productId) : undefined;
    return { quantity, grams: item?.grams ?? null, category: category ?? item?.category ?? null };
  });
  return { ...together(pieces), backorderDays: 0 };
}

/**
 * Why nothing is promised for what was ordered; null when something is. Of stock an order tells nothing: it was counted down before or
 * after, and of which variant is not known.
 */
export function silenceOn(
  { lines, items }: Ordered,
  settings: PromiseSettings,
): Extract<Silence, "excluded" | "preorder"> | null {
  if (lines.some(({ productId }) => productId && settings.exclusions.products.includes(productId)))
    return "excluded";
  const known = [...items.values()];
  if (known.some((it) => excludesProduct(settings, { id: it.productId, tags: it.tags }))) return "excluded";
  return known.some((it) => isPreorder(settings, it.tags)) ? "preorder" : null;
}
