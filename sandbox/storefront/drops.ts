import type { Platform, Shopfront } from "../platform";
import type { Cart, Product, Variant } from "../store/model";
import { gid, isAvailable } from "../store/state";
import { linesOf } from "./cart";

/** Metafields as Liquid sees them: `product.metafields.app.edd.value`; the app's own namespace is called `app`. */
function metafields(platform: Platform, shop: Shopfront, ownerGid: string): object {
  const own = `app--${platform.settings.apiKey}`;
  const tree: Record<string, Record<string, { value: unknown; type: string }>> = {};
  for (const each of shop.world.state.metafields.values()) {
    if (each.ownerGid !== ownerGid) continue;
    const name = each.namespace === own ? "app" : each.namespace.replace(own, "app");
    const value: unknown = each.type === "json" ? JSON.parse(each.value) : each.value;
    (tree[name] ??= {})[each.key] = { value, type: each.type };
  }
  return tree;
}

const variantDrop = (variant: Variant): object => ({
  id: variant.id,
  title: variant.title,
  sku: variant.sku,
  price: variant.price,
  weight: variant.grams,
  available: isAvailable(variant),
  requires_shipping: variant.requiresShipping,
});

export function productDrop(platform: Platform, shop: Shopfront, product: Product): object {
  const variants = product.variants.map(variantDrop);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    type: product.productType,
    vendor: product.vendor,
    description: product.description,
    price: product.variants[0]?.price ?? 0,
    available: true,
    tags: product.tags,
    url: `/store/products/${product.handle}`,
    variants,
    first_available_variant: variants[0],
    selected_or_first_available_variant: variants[0],
    metafields: metafields(platform, shop, gid("Product", product.id)),
  };
}

/** The basket as a template of the cart sees it. */
export function cartDrop(shop: Shopfront, cart: Cart): object {
  const lines = linesOf(cart, shop.world.state);
  return {
    currency: { iso_code: shop.world.state.shop.currency },
    item_count: lines.reduce((sum, line) => sum + line.quantity, 0),
    attributes: cart.attributes,
    items: lines.map(({ variant, product, quantity }) => ({
      variant_id: variant.id,
      product_id: product.id,
      title: product.title,
      quantity,
    })),
  };
}

/** What every template can see. */
export function globals(platform: Platform, shop: Shopfront, path: string): object {
  const { state } = shop.world;
  return {
    shop: {
      id: state.shop.id,
      name: state.shop.name,
      domain: state.shop.domain,
      permanent_domain: state.shop.domain,
      currency: state.shop.currency,
      money_format: "${{amount}}",
      url: "/store",
      metafields: metafields(platform, shop, gid("Shop", state.shop.id)),
    },
    app: { metafields: metafields(platform, shop, gid("AppInstallation", state.shop.id)) },
    all_products: Object.fromEntries(
      [...state.products.values()].map((product) => [product.handle, productDrop(platform, shop, product)]),
    ),
    request: { path, locale: { iso_code: "en", primary: true }, design_mode: false, host: state.shop.domain },
    localization: { country: { iso_code: "US", name: "United States" }, language: { iso_code: "en" } },
    // The storefront lives under a prefix here; Shopify would say "/".
    routes: { root_url: "/store/", cart_url: "/store/cart", account_url: "/store/account" },
    cart: { currency: { iso_code: state.shop.currency }, item_count: 0 },
  };
}
