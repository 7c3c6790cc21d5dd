import { z } from "zod";
import { legacyId } from "../../domain/ids";
import type { ProductWord } from "../../domain/product-word";
import { nodes, reader, when, words } from "./fields";
import { gramsOrNull } from "./product-webhook";

const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 } as const;
const units = Object.keys(GRAMS) as (keyof typeof GRAMS)[];

const variant = z.object({
  id: z.string(),
  inventoryQuantity: z.number().int().nullish(),
  inventoryPolicy: z.string(),
  inventoryItem: z.object({
    requiresShipping: z.boolean(),
    tracked: z.boolean(),
    measurement: z.object({ weight: z.object({ unit: z.enum(units), value: z.number() }).nullish() }),
  }),
});

const product = z.object({
  id: z.string(),
  title: z.string(),
  productType: words,
  tags: z.array(z.string()),
  updatedAt: when,
  variants: nodes(variant),
});

/** A whole product as the Admin API answers, in the shape that our own operation asks for. */
export const readProductNode = reader(product, (p): ProductWord => ({
  id: legacyId(p.id),
  title: p.title,
  category: p.productType || null,
  tags: p.tags,
  version: p.updatedAt.toISOString(),
  variants: p.variants.nodes.map(({ inventoryItem: item, ...v }) => {
    const { weight } = item.measurement;
    return {
      id: legacyId(v.id),
      quantity: v.inventoryQuantity ?? null,
      sellsPastStock: v.inventoryPolicy === "CONTINUE",
      item: {
        grams: gramsOrNull(weight && weight.value * GRAMS[weight.unit]),
        ships: item.requiresShipping,
        counted: item.tracked,
      },
    };
  }),
  undescribed: [],
}));
