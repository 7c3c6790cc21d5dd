import type { Unit } from "../../../spine/unit.server";
import { itemsOf } from "../../orders/index.server";
import type { PromiseSettings } from "../settings/settings";
import { excludesProduct, isPreorder } from "../settings/terms";
import type { Wanted } from "./question";

/** What a promise needs to know of the things in a cart. */
export interface Goods {
  items: number | null;
  weightG: number | null;
  category: string | null;
  /** Working days until the last of them can be packed at all. */
  backorderDays: number;
}

export const ANYTHING: Goods = { items: null, weightG: null, category: null, backorderDays: 0 };

export type Silence = "digital" | "excluded" | "preorder" | "backorder";

/** The goods of a cart, or why nothing is promised for them. An item nobody has told us of yet is like any other. */
export async function goodsOf(
  unit: Unit,
  settings: PromiseSettings,
  wanted: Wanted[],
): Promise<Goods | Silence> {
  if (wanted.length === 0) return ANYTHING;
  const known = await itemsOf(
    unit,
    wanted.map((w) => w.id),
  );
  const found = wanted.flatMap((w) => {
    const it = known.get(w.id);
    return it ? [{ ...it, quantity: w.quantity }] : [];
  });
  const shipped = found.filter((it) => it.ships);
  if (found.length === wanted.length && shipped.length === 0) return "digital";
  if (shipped.some((it) => excludesProduct(settings, { id: it.productId, tags: it.tags }))) return "excluded";
  if (shipped.some((it) => isPreorder(settings, it.tags))) return "preorder";
  const short = shipped.some((it) => it.stock !== null && it.stock < it.quantity && it.sellsPastStock);
  if (short && settings.backorderDays === null) return "backorder";
  const weights = shipped.map((it) => (it.grams === null ? null : it.grams * it.quantity));
  const [heaviest] = shipped.toSorted((a, b) => (b.grams ?? 0) - (a.grams ?? 0));
  return {
    items: wanted.reduce((n, w) => n + w.quantity, 0) - (found.length - shipped.length),
    weightG:
      weights.every((w) => w !== null) && weights.length > 0 ? weights.reduce((a, b) => a + b, 0) : null,
    category: heaviest?.category ?? null,
    backorderDays: short ? (settings.backorderDays ?? 0) : 0,
  };
}
