import { z } from "zod";
import { legacyId } from "../../domain/ids";
import type { ProductWord, VariantWord } from "../../domain/product-word";
import { id, reader, when, words } from "./fields";

const variant = z.object({
  id,
  admin_graphql_api_id: z.string().nullish(),
  inventory_quantity: z.number().int().nullish(),
  inventory_policy: words,
  // Told up to version 2024-04; since then a variant's weight and how it is counted are left to the Admin API.
  grams: z.number().nullish(),
  requires_shipping: z.boolean().optional(),
  inventory_management: z.string().nullish(),
});

const product = z.object({
  id,
  admin_graphql_api_id: z.string().nullish(),
  title: z.string(),
  product_type: words,
  tags: words,
  updated_at: when,
  variants: z.array(variant).default([]),
  /** All of them; `variants` stops at a hundred. */
  variant_gids: z.array(z.object({ admin_graphql_api_id: z.string() })).default([]),
});

/** A scale shows something: where a store enters no weight, Shopify says 0. */
export const gramsOrNull = (grams: number | null | undefined): number | null =>
  grams ? Math.round(grams) : null;

function itemOf(v: z.output<typeof variant>): VariantWord["item"] {
  if (v.requires_shipping === undefined || v.inventory_management === undefined) return null;
  return {
    grams: gramsOrNull(v.grams),
    ships: v.requires_shipping,
    counted: v.inventory_management !== null,
  };
}

/** `products/create` and `products/update`. */
export const readProductWebhook = reader(product, (p): ProductWord => {
  const variants = p.variants.map((v) => ({
    id: legacyId(v.admin_graphql_api_id ?? v.id),
    quantity: v.inventory_quantity ?? null,
    sellsPastStock: v.inventory_policy === "continue",
    item: itemOf(v),
  }));
  const described = new Set(variants.map((v) => v.id));
  return {
    id: legacyId(p.admin_graphql_api_id ?? p.id),
    title: p.title,
    category: p.product_type || null,
    tags: (p.tags ?? "").split(",").flatMap((tag) => tag.trim() || []),
    version: p.updated_at.toISOString(),
    variants,
    undescribed: p.variant_gids
      .map((v) => legacyId(v.admin_graphql_api_id))
      .filter((each) => !described.has(each)),
  };
});
