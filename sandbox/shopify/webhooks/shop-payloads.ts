import type { Location, Product } from "../../store/model";
import { gid, planName, type Shop, type State } from "../../store/state";
import { restAmount } from "../../support/money";

/** A message describes so many variants; `variant_gids` names all of them. */
const MOST_VARIANTS = 100;

/**
 * Since 2024-07 a variant comes without its weight, whether it ships and whether it is counted: those are the inventory item's.
 */
export function productPayload(product: Product): object {
  return {
    admin_graphql_api_id: gid("Product", product.id),
    body_html: product.description,
    created_at: product.createdAt,
    handle: product.handle,
    id: product.id,
    product_type: product.productType,
    published_at: product.createdAt,
    template_suffix: null,
    title: product.title,
    updated_at: product.updatedAt,
    vendor: product.vendor,
    status: "active",
    published_scope: "global",
    tags: product.tags.join(", "),
    variants: product.variants.slice(0, MOST_VARIANTS).map((variant, at) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      id: variant.id,
      product_id: product.id,
      title: variant.title,
      sku: variant.sku,
      price: restAmount(variant.price),
      compare_at_price: null,
      position: at + 1,
      option1: variant.title,
      option2: null,
      option3: null,
      created_at: product.createdAt,
      updated_at: product.updatedAt,
      barcode: null,
      taxable: true,
      image_id: null,
      inventory_item_id: variant.id,
      inventory_policy: variant.inventoryPolicy.toLowerCase(),
      inventory_quantity: variant.inventory,
      old_inventory_quantity: variant.inventory,
    })),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      updated_at: product.updatedAt,
    })),
    options: [],
    images: [],
    image: null,
  };
}

export function locationPayload(location: Location): object {
  const { address } = location;
  return {
    id: location.id,
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.countryCode,
    phone: address.phone,
    created_at: location.createdAt,
    updated_at: location.updatedAt,
    country_code: address.countryCode,
    country_name: address.country,
    province_code: address.provinceCode,
    legacy: false,
    active: location.isActive,
    admin_graphql_api_id: gid("Location", location.id),
  };
}

export function shopPayload(shop: Shop, at: string): object {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    province: "New Jersey",
    country: "US",
    address1: "100 Dock Street",
    zip: "07114",
    city: "Newark",
    phone: null,
    primary_locale: "en",
    created_at: shop.createdAt,
    updated_at: at,
    country_code: "US",
    country_name: "United States",
    currency: shop.currency,
    customer_email: shop.email,
    timezone: "(GMT-05:00) America/New_York",
    iana_timezone: shop.timezone,
    shop_owner: "Demo Store",
    weight_unit: "lb",
    province_code: "NJ",
    plan_display_name: planName(shop),
    plan_name: planName(shop).toLowerCase().replace(" ", "_"),
    myshopify_domain: shop.domain,
    enabled_presentment_currencies: [shop.currency],
  };
}

export function scopesPayload(state: State, previous: string[], current: string[], at: string): object {
  return { id: state.shop.id, shop_id: gid("Shop", state.shop.id), previous, current, updated_at: at };
}

export function redactionPayload(
  state: State,
  customer: { id: number; email: string | null; phone: string | null },
) {
  return { shop_id: state.shop.id, shop_domain: state.shop.domain, customer };
}
