import type { LineItem, Order, ShippingLine } from "../../store/model";
import { findVariant, gid } from "../../store/state";
import { refundedQuantity } from "../../store/totals";
import type { Context } from "../context";
import { moneyBag } from "./common";
import { productView, variantView } from "./product";

export function lineItemView(context: Context, order: Order, line: LineItem): object {
  const { state } = context.world;
  const product = line.productId === null ? undefined : state.products.get(line.productId);
  const found = line.variantId === null ? null : findVariant(state, line.variantId);
  const open = Math.max(line.currentQuantity - line.fulfilledQuantity, 0);
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title: line.title,
    name: line.title,
    sku: line.sku,
    vendor: product?.vendor ?? null,
    variantTitle: null,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unfulfilledQuantity: open,
    fulfillableQuantity: open,
    refundableQuantity: line.quantity - refundedQuantity(order, line.id),
    requiresShipping: line.requiresShipping,
    isGiftCard: false,
    taxable: true,
    customAttributes: [],
    image: () => null,
    weight: { unit: "GRAMS", value: line.grams },
    originalUnitPriceSet: moneyBag(context, line.price),
    discountedUnitPriceSet: moneyBag(context, line.discountedPrice),
    discountedUnitPriceAfterAllDiscountsSet: moneyBag(context, line.discountedPrice),
    originalTotalSet: moneyBag(context, line.price * line.quantity),
    discountedTotalSet: () => moneyBag(context, line.discountedPrice * line.quantity),
    totalDiscountSet: moneyBag(context, (line.price - line.discountedPrice) * line.quantity),
    product: () => (product ? productView(context, product) : null),
    variant: () => (found ? variantView(context, found.product, found.variant) : null),
  };
}

export function shippingLineView(context: Context, line: ShippingLine): object {
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", line.id),
    title: line.title,
    code: line.code,
    carrierIdentifier: line.carrierIdentifier,
    source: "shopify",
    custom: false,
    isRemoved: false,
    deliveryCategory: null,
    originalPriceSet: moneyBag(context, line.price),
    discountedPriceSet: moneyBag(context, line.price),
    currentDiscountedPriceSet: moneyBag(context, line.price),
  };
}
