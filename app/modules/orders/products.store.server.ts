import { sql } from "kysely";
import type { ProductWord, VariantWord } from "../../domain/product-word";
import type { Unit } from "../../spine/unit.server";

/** `known`: we had a newer word. `incomplete`: kept, but of some variant nobody has told us all yet. */
export type KeptProduct = "known" | "kept" | "incomplete";

interface KnownVariant {
  id: string;
  grams: number | null;
  ships: boolean;
  stock: number | null;
}

/** Keeps the newest word about a product, and takes its variants for those that it has. */
export async function keepProduct(unit: Unit, word: ProductWord): Promise<KeptProduct> {
  const { id, variants, undescribed, ...row } = word;
  const kept = await unit.tx.q
    .insertInto("product")
    .values({ shop_id: unit.shop, id, ...row })
    .onConflict((c) =>
      // The same clock may tell another stock: a product does not always count as changed when one is sold.
      c.columns(["shop_id", "id"]).doUpdateSet(row).where("product.version", "<=", word.version),
    )
    .executeTakeFirst();
  if ((kept.numInsertedOrUpdatedRows ?? 0n) === 0n) return "known";

  const known = new Map((await variantsOf(unit, id)).map((v) => [v.id, v]));
  await unit.tx.q
    .deleteFrom("variant")
    .where("shop_id", "=", unit.shop)
    .where("product_id", "=", id)
    .where("id", "not in", [...undescribed, ""])
    .execute();
  if (variants.length > 0) {
    const rows = variants.map((v) => ({ shop_id: unit.shop, product_id: id, ...rowOf(v, known.get(v.id)) }));
    await unit.tx.q.insertInto("variant").values(rows).execute();
  }
  const whole =
    variants.every((v) => v.item !== null || known.has(v.id)) && undescribed.every((v) => known.has(v));
  return whole ? "kept" : "incomplete";
}

const variantsOf = (unit: Unit, productId: string): Promise<KnownVariant[]> =>
  unit.tx.q
    .selectFrom("variant")
    .select(["id", "grams", "ships", "stock"])
    .where("shop_id", "=", unit.shop)
    .where("product_id", "=", productId)
    .execute();

/** What this word does not say stays as it was; of a variant nobody told us of, the harmless is taken: it ships, uncounted. */
function rowOf(v: VariantWord, known: KnownVariant | undefined) {
  const counted = v.item ? v.item.counted : (known?.stock ?? null) !== null;
  return {
    id: v.id,
    grams: v.item ? v.item.grams : (known?.grams ?? null),
    ships: v.item ? v.item.ships : (known?.ships ?? true),
    stock: counted ? v.quantity : null,
    sells_past_stock: v.sellsPastStock,
  };
}

/** What a promise needs to know of a thing that can be put into a cart. */
export interface Item {
  variantId: string;
  productId: string;
  tags: string[];
  category: string | null;
  grams: number | null;
  ships: boolean;
  stock: number | null;
  sellsPastStock: boolean;
}

/** Things by the number of a variant, or of a product, which stands for its first variant. What is unknown is left out. */
export async function itemsOf(unit: Unit, ids: string[]): Promise<Map<string, Item>> {
  if (ids.length === 0) return new Map();
  const rows = await unit.tx.q
    .selectFrom("variant as v")
    .innerJoin("product as p", (j) =>
      j.onRef("p.shop_id", "=", "v.shop_id").onRef("p.id", "=", "v.product_id"),
    )
    .select(["v.id", "v.product_id", "v.grams", "v.ships", "v.stock", "v.sells_past_stock"])
    .select(["p.tags", "p.category"])
    .where("v.shop_id", "=", unit.shop)
    .where((e) => e.or([e("v.id", "in", ids), e("v.product_id", "in", ids)]))
    // Numbers of Shopify's grow, as text the shorter one is the smaller.
    .orderBy(sql`length(v.id)`)
    .orderBy("v.id")
    .execute();
  const items = rows.map((row): Item => ({
    variantId: row.id,
    productId: row.product_id,
    tags: row.tags,
    category: row.category,
    grams: row.grams,
    ships: row.ships,
    stock: row.stock,
    sellsPastStock: row.sells_past_stock,
  }));
  const found = new Map<string, Item>();
  for (const id of ids) {
    const item = items.find((i) => i.variantId === id) ?? items.find((i) => i.productId === id);
    if (item) found.set(id, item);
  }
  return found;
}
