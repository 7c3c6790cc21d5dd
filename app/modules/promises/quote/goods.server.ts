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

/** One kind of thing in a cart or an order. What is not known of it is null. */
interface Piece {
  quantity: number;
  grams: number | null;
  category: string | null;
}

/** Things that go together, as cart and order both reckon them: the same things are the same goods wherever they lie. */
export function together(pieces: Piece[]): Omit<Goods, "backorderDays"> {
  const weights = pieces.map(({ grams, quantity }) => (grams === null ? null : grams * quantity));
  // Of two that weigh the same, the first by name: a cart and an order list them differently.
  const [heaviest] = pieces.toSorted(
    (a, b) => (b.grams ?? 0) - (a.grams ?? 0) || (a.category ?? "").localeCompare(b.category ?? ""),
  );
  return {
    items: pieces.reduce((n, { quantity }) => n + quantity, 0),
    // A cart of which only a part is weighed has no weight.
    weightG:
      weights.length > 0 && weights.every((w) => w !== null) ? weights.reduce((a, b) => a + b, 0) : null,
    category: heaviest?.category ?? null,
  };
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
  const strangers = wanted.filter((w) => !known.has(w.id));
  const pieces = [...shipped, ...strangers.map((w) => ({ ...w, grams: null, category: null }))];
  return { ...together(pieces), backorderDays: short ? (settings.backorderDays ?? 0) : 0 };
}
