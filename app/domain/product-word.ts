/** A product as any source tells it, in our words. `version` is the source's own clock and decides which word is newest. */
export interface ProductWord {
  id: string;
  title: string;
  category: string | null;
  tags: string[];
  version: string;
  variants: VariantWord[];
  /** Variants that the product has and this word does not describe: one message holds only so many. */
  undescribed: string[];
}

export interface VariantWord {
  id: string;
  /** Units to sell over all locations, also where nobody counts them. */
  quantity: number | null;
  /** May be bought past its stock. */
  sellsPastStock: boolean;
  /** The thing itself; null when this source does not say. */
  item: { grams: number | null; ships: boolean; counted: boolean } | null;
}
