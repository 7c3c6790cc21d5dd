import { z } from "zod";
import { operation, pageInfo } from "./operation";

const PRODUCT = `#graphql
  fragment Goods on Product { id title productType tags updatedAt }
`;

const VARIANT = `#graphql
  fragment Variant on ProductVariant {
    id inventoryQuantity inventoryPolicy
    inventoryItem { requiresShipping tracked measurement { weight { unit value } } }
  }
`;

const node = z.looseObject({ id: z.string() });
/** Of a product only what tells whether it is whole; the rest is read, and refused, product by product. */
const product = node.extend({ variants: z.object({ nodes: z.array(node), pageInfo }) });
export type ProductNode = z.output<typeof product>;

/** What fits under the cost limit: a product with more variants than this is completed by the operation below. */
export const ProductsPage = operation<{ after: string | null }>()(
  `#graphql
  query ProductsPage($after: String) {
    products(first: 12, after: $after, sortKey: ID) {
      nodes {
        ...Goods
        variants(first: 20) { nodes { ...Variant } pageInfo { hasNextPage endCursor } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${PRODUCT}
  ${VARIANT}`,
  z.object({ products: z.object({ nodes: z.array(product), pageInfo }) }),
);

export const WholeProduct = operation<{ id: string; after: string | null }>()(
  `#graphql
  query WholeProduct($id: ID!, $after: String) {
    product(id: $id) {
      ...Goods
      variants(first: 100, after: $after) { nodes { ...Variant } pageInfo { hasNextPage endCursor } }
    }
  }
  ${PRODUCT}
  ${VARIANT}`,
  z.object({ product: product.nullable() }),
);
