import type { Unit } from "../../../spine/unit.server";
import { itemsOf, readLines } from "../../orders/index.server";
import type { Goods } from "../quote/goods.server";

/** The goods of an order as a cart would have named them: an order says which product, not which variant, so its first one speaks. */
export async function goodsOfOrder(unit: Unit, orderId: string): Promise<Goods> {
  const lines = await readLines(unit, orderId);
  const known = await itemsOf(
    unit,
    lines.flatMap((l) => l.productId ?? []),
  );
  const weights = lines.map(({ productId, quantity }) => {
    const grams = productId ? known.get(productId)?.grams : null;
    return grams === null || grams === undefined ? null : grams * quantity;
  });
  return {
    items: lines.reduce((n, l) => n + l.quantity, 0),
    weightG:
      weights.length > 0 && weights.every((w) => w !== null) ? weights.reduce((a, b) => a + b, 0) : null,
    category: lines[0]?.category ?? null,
    backorderDays: 0,
  };
}
