import type { Unit } from "../../../spine/unit.server";
import { itemsOf, readLines } from "../../orders/index.server";
import { type Goods, type Silence, together } from "../quote/goods.server";
import type { PromiseSettings } from "../settings/settings";
import { excludesProduct, isPreorder } from "../settings/terms";

/** The goods of an order as a cart would have named them: an order says which product, not which variant, so its first one speaks. */
export async function goodsOfOrder(unit: Unit, orderId: string): Promise<Goods> {
  const lines = (await readLines(unit, orderId)).filter((l) => l.ships);
  const known = await itemsOf(
    unit,
    lines.flatMap((l) => l.productId ?? []),
  );
  const pieces = lines.map(({ productId, quantity, category }) => {
    const item = productId ? known.get(productId) : undefined;
    return { quantity, grams: item?.grams ?? null, category: category ?? item?.category ?? null };
  });
  return { ...together(pieces), backorderDays: 0 };
}

/**
 * Why nothing is promised for what was ordered; null when something is. Of stock an order tells nothing: it was counted down before or
 * after, and of which variant is not known.
 */
export async function silenceOfOrder(
  unit: Unit,
  settings: PromiseSettings,
  orderId: string,
): Promise<Extract<Silence, "excluded" | "preorder"> | null> {
  const lines = (await readLines(unit, orderId)).filter((l) => l.ships);
  const ids = lines.flatMap((l) => l.productId ?? []);
  const items = [...(await itemsOf(unit, ids)).values()];
  if (ids.some((id) => settings.exclusions.products.includes(id))) return "excluded";
  if (items.some((it) => excludesProduct(settings, { id: it.productId, tags: it.tags }))) return "excluded";
  return items.some((it) => isPreorder(settings, it.tags)) ? "preorder" : null;
}
