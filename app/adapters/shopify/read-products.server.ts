import { ok, type Result } from "../../domain/result";
import type { Admin, AdminFailure } from "./admin.server";
import { type ProductNode, ProductsPage, WholeProduct } from "./operations/products";

type Answered<T> = Promise<Result<T, AdminFailure>>;

export interface ProductsRead {
  /** Whole products, for `readProductNode`. */
  products: ProductNode[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
}

/** A page of the catalogue. Products with more variants than a page holds are completed one by one. */
export async function readProducts(admin: Admin, after: string | null): Answered<ProductsRead> {
  const page = await admin.run(ProductsPage, { after });
  if (!page.ok) return page;
  const { nodes, pageInfo } = page.value.data.products;
  const products: ProductNode[] = [];
  for (const node of nodes) {
    const whole = await complete(admin, node);
    if (!whole.ok) return whole;
    products.push(whole.value);
  }
  return ok({ products, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null });
}

/** One product with all of its variants; null when the store has it no more. */
export async function readProduct(admin: Admin, id: string): Answered<ProductNode | null> {
  const first = await admin.run(WholeProduct, { id: `gid://shopify/Product/${id}`, after: null });
  if (!first.ok) return first;
  const { product } = first.value.data;
  return product ? complete(admin, product) : ok(null);
}

async function complete(admin: Admin, node: ProductNode): Answered<ProductNode> {
  const nodes = [...node.variants.nodes];
  let { pageInfo } = node.variants;
  while (pageInfo.hasNextPage) {
    const more = await admin.run(WholeProduct, { id: node.id, after: pageInfo.endCursor ?? null });
    if (!more.ok) return more;
    const { product } = more.value.data;
    if (!product) break;
    nodes.push(...product.variants.nodes);
    pageInfo = product.variants.pageInfo;
  }
  return ok({ ...node, variants: { nodes, pageInfo } });
}
