import { customerGid } from "./session-token";
import type { Platform, Shopfront } from "../../platform";
import { SERVICES, type Place, type Service } from "../../store/lanes";
import type { Cart, Order } from "../../store/model";
import { gid } from "../../store/state";
import { linesOf } from "../cart";

/** A value that changes while the extension runs: it reads `.value`. The page makes a signal of it. */
const live = <T>(value: T) => ({ $live: value });

const money = (cents: number, currencyCode: string) => ({ amount: cents / 100, currencyCode });
const DAY_S = 86_400;

/** What every target is told. */
export function standard({ world }: Shopfront): object {
  const { shop } = world.state;
  return {
    localization: {
      language: live({ isoCode: "en" }),
      extensionLanguage: live({ isoCode: "en" }),
      country: live({ isoCode: "US" }),
      currency: live({ isoCode: shop.currency }),
      timezone: live(shop.timezone),
    },
    shop: {
      id: gid("Shop", shop.id),
      name: shop.name,
      myshopifyDomain: shop.domain,
      storefrontUrl: `https://${shop.domain}`,
    },
    settings: live({}),
  };
}

function lineValues(shop: Shopfront, cart: Cart): object[] {
  const { state } = shop.world;
  return linesOf(cart, state).map(({ product, variant, quantity }, at) => ({
    id: `gid://shopify/CartLine/${at}`,
    quantity,
    merchandise: {
      type: "variant",
      id: gid("ProductVariant", variant.id),
      title: product.title,
      sku: variant.sku,
      requiresShipping: variant.requiresShipping,
      product: {
        id: gid("Product", product.id),
        vendor: product.vendor,
        productType: product.productType,
      },
      selectedOptions: [],
    },
    cost: { totalAmount: money(variant.price * quantity, state.shop.currency) },
    attributes: [],
    discountAllocations: [],
  }));
}

/** The app's metafields of the cart, as `appMetafields` lists them. */
export const appMetafields = (cart: Cart): object[] =>
  cart.metafields.map(({ namespace, key, type, value }) => ({
    target: { type: "cart", id: `gid://shopify/Cart/${cart.token}` },
    metafield: { namespace, key, value, valueType: type, type },
  }));

export const attributeValues = (cart: Cart): object[] =>
  Object.entries(cart.attributes).map(([key, value]) => ({ key, value }));

export const addressValue = (place: Place, zip: string): object => ({
  countryCode: "US",
  provinceCode: place.code,
  city: place.city,
  zip,
});

function cartValues(shop: Shopfront, cart: Cart, place: Place): object {
  return {
    ...standard(shop),
    lines: live(lineValues(shop, cart)),
    shippingAddress: live(addressValue(place, place.zip)),
    attributes: live(attributeValues(cart)),
    appMetafields: live(appMetafields(cart)),
    instructions: live({
      metafields: { canSetCartMetafields: true, canDeleteCartMetafield: true },
      attributes: { canUpdateAttributes: true },
      delivery: { canSelectCustomAddress: true },
    }),
  };
}

export interface Buying {
  cart: Cart;
  place: Place;
  chosen: Service;
}

/** One shipping option. Shopify's own dates stand there when the store shows them. */
export function shippingOption(shop: Shopfront, { cart, place, chosen }: Buying, service: Service): object {
  const { currency, nativeDates } = shop.world.state.shop;
  const [soonest, latest] = place.east ? service.near : service.far;
  const transit = { lower: soonest * DAY_S, upper: latest * DAY_S };
  return {
    ...cartValues(shop, cart, place),
    target: live({
      type: "shipping",
      handle: `sandbox-${SERVICES.indexOf(service) + 1}`,
      title: service.name,
      code: service.code,
      carrier: { name: service.company },
      cost: money(service.price, currency),
      costAfterDiscounts: money(service.price, currency),
      deliveryEstimate: nativeDates ? { timeInTransit: transit } : {},
      metafields: [],
    }),
    isTargetSelected: live(service.code === chosen.code),
    renderMode: { overlay: false },
  };
}

export const checkoutBlock = (shop: Shopfront, { cart, place }: Buying): object =>
  cartValues(shop, cart, place);

export const thankYou = (shop: Shopfront, order: Order): object => ({
  ...standard(shop),
  orderConfirmation: live({
    order: { id: gid("OrderIdentity", order.id) },
    number: order.name,
    isFirstOrder: false,
  }),
});

/** The order's page of the customer account; the customer is named when signed in. */
export function orderStatus(platform: Platform, shop: Shopfront, order: Order, customerId: string): object {
  const customer = customerGid(platform, customerId);
  return {
    ...standard(shop),
    order: live({
      id: gid("Order", order.id),
      name: order.name,
      confirmationNumber: String(order.number),
      processedAt: order.processedAt,
    }),
    authenticatedAccount: { customer: live(customer ? { id: customer } : undefined) },
  };
}
