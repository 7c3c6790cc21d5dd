import { gid } from "../../store/state";
import type { Address, Customer, LineItem } from "../../store/model";
import { restAmount } from "../../support/money";

/** REST money: shop money and the buyer's money are the same in a one-currency shop. */
export function moneySet(cents: number, currency: string): object {
  const money = { amount: restAmount(cents), currency_code: currency };
  return { shop_money: money, presentment_money: money };
}

export const fullName = (who: { firstName: string | null; lastName: string | null }): string | null =>
  [who.firstName, who.lastName].filter(Boolean).join(" ") || null;

export function restAddress(address: Address | null): object | null {
  if (!address) return null;
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: null,
    latitude: null,
    longitude: null,
    name: fullName(address),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

export function restCustomer(customer: Customer | null | undefined, currency: string): object | null {
  if (!customer) return null;
  return {
    id: customer.id,
    email: customer.email,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: null,
    verified_email: true,
    tax_exempt: false,
    phone: customer.phone,
    tags: "",
    currency,
    admin_graphql_api_id: gid("Customer", customer.id),
  };
}

export function restLine(line: LineItem, currency: string, quantity = line.quantity): object {
  const open = Math.max(line.currentQuantity - line.fulfilledQuantity, 0);
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    current_quantity: line.currentQuantity,
    fulfillable_quantity: open,
    fulfillment_service: "manual",
    fulfillment_status: open === 0 ? "fulfilled" : line.fulfilledQuantity > 0 ? "partial" : null,
    gift_card: false,
    grams: line.grams,
    name: line.title,
    price: restAmount(line.price),
    price_set: moneySet(line.price, currency),
    product_exists: line.productId !== null,
    product_id: line.productId,
    properties: [],
    quantity,
    requires_shipping: line.requiresShipping,
    sku: line.sku,
    taxable: true,
    title: line.title,
    total_discount: restAmount((line.price - line.discountedPrice) * line.quantity),
    total_discount_set: moneySet((line.price - line.discountedPrice) * line.quantity, currency),
    variant_id: line.variantId,
    variant_inventory_management: "shopify",
    variant_title: null,
    vendor: "Demo Store",
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  };
}
