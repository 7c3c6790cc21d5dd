import type { Location, Product, Variant } from "../../store/model";
import { gid, isAvailable } from "../../store/state";
import { graphqlAmount } from "../../support/money";
import { byId, connection } from "../connection";
import type { Context } from "../context";
import { metafieldFields } from "./common";

export function productView(context: Context, product: Product): object {
  const prices = product.variants.map((variant) => variant.price);
  const money = (cents: number) => ({
    amount: graphqlAmount(cents),
    currencyCode: context.world.state.shop.currency,
  });
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    productType: product.productType,
    vendor: product.vendor,
    status: "ACTIVE",
    tags: product.tags,
    description: () => product.description,
    descriptionHtml: `<p>${product.description}</p>`,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.createdAt,
    isGiftCard: false,
    hasOnlyDefaultVariant: product.variants.length === 1,
    totalInventory: product.variants.reduce((sum, variant) => sum + variant.inventory, 0),
    tracksInventory: product.variants.some((variant) => variant.tracked),
    featuredImage: null,
    featuredMedia: null,
    onlineStoreUrl: `https://${context.world.state.shop.domain}/products/${product.handle}`,
    priceRangeV2: {
      minVariantPrice: money(Math.min(...prices)),
      maxVariantPrice: money(Math.max(...prices)),
    },
    variantsCount: { count: product.variants.length, precision: "EXACT" },
    variants: (args: unknown) =>
      connection(
        product.variants,
        args,
        byId((variant) => variantView(context, product, variant)),
      ),
    ...metafieldFields(context, gid("Product", product.id)),
  };
}

export function variantView(context: Context, product: Product, variant: Variant): object {
  const id = gid("ProductVariant", variant.id);
  return {
    __typename: "ProductVariant",
    id,
    legacyResourceId: String(variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: graphqlAmount(variant.price),
    compareAtPrice: null,
    barcode: null,
    position: 1,
    taxable: true,
    availableForSale: isAvailable(variant),
    inventoryQuantity: variant.inventory,
    inventoryPolicy: variant.inventoryPolicy,
    selectedOptions: [{ name: "Title", value: variant.title }],
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    image: null,
    product: () => productView(context, product),
    inventoryItem: () => inventoryItemView(variant),
    ...metafieldFields(context, id),
  };
}

const inventoryItemView = (variant: Variant): object => ({
  __typename: "InventoryItem",
  id: gid("InventoryItem", variant.id),
  legacyResourceId: String(variant.id),
  sku: variant.sku,
  requiresShipping: variant.requiresShipping,
  tracked: variant.tracked,
  countryCodeOfOrigin: "US",
  provinceCodeOfOrigin: null,
  harmonizedSystemCode: null,
  measurement: {
    id: gid("InventoryItemMeasurement", variant.id),
    weight: { unit: "GRAMS", value: variant.grams },
  },
});

export function locationView(context: Context, location: Location): object {
  const { address } = location;
  return {
    __typename: "Location",
    id: gid("Location", location.id),
    legacyResourceId: String(location.id),
    name: location.name,
    isActive: location.isActive,
    isPrimary: location === [...context.world.state.locations.values()][0],
    isFulfillmentService: false,
    fulfillsOnlineOrders: location.isActive,
    shipsInventory: location.isActive,
    hasActiveInventory: true,
    hasUnfulfilledOrders: true,
    createdAt: location.createdAt,
    updatedAt: location.updatedAt,
    address: {
      address1: address.address1,
      address2: address.address2,
      city: address.city,
      province: address.province,
      provinceCode: address.provinceCode,
      zip: address.zip,
      country: address.country,
      countryCode: address.countryCode,
      phone: address.phone,
      latitude: null,
      longitude: null,
      formatted: [address.address1, address.city, address.country].filter(Boolean),
    },
    ...metafieldFields(context, gid("Location", location.id)),
  };
}
