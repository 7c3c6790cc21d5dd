import { z } from "zod";
import { legacyId } from "../../domain/ids";
import { money } from "../../domain/money";
import { type OrderWord, versionOf } from "../../domain/order-word";
import { postalPrefix } from "../../domain/postal";
import { stableId } from "../../domain/stable-id.server";
import { carriedPromise } from "./carried-promise";
import { consentFields, consentsIn } from "./consents";
import { id, reader, when, words } from "./fields";

const address = z
  .object({
    name: words,
    address1: words,
    address2: words,
    city: words,
    province_code: words,
    zip: words,
    country_code: words,
    phone: words,
  })
  .nullish();

const order = z.object({
  id,
  admin_graphql_api_id: z.string().nullish(),
  name: z.string(),
  created_at: when,
  updated_at: when,
  cancelled_at: when.nullish(),
  currency: z.string().length(3),
  total_price: z.string(),
  financial_status: words,
  customer_locale: words,
  /** Only where the subscription names our namespace. */
  metafields: z.unknown().optional(),
  note_attributes: z.unknown().optional(),
  email: words,
  phone: words,
  customer: z
    .object({
      id,
      admin_graphql_api_id: z.string().nullish(),
      email: words,
      phone: words,
      ...consentFields,
    })
    .nullish(),
  shipping_address: address,
  shipping_lines: z.array(z.object({ title: words })).default([]),
  line_items: z.array(
    z.object({
      id,
      admin_graphql_api_id: z.string().nullish(),
      product_id: id.nullish(),
      title: z.string(),
      sku: words,
      quantity: z.number().int().min(0),
      price: z.string(),
      requires_shipping: z.boolean().default(true),
    }),
  ),
});

/** The person behind an order: the store's customer, or for a guest this order alone. */
export const personIdOf = (customerId: string | null, orderId: string): string =>
  customerId ? stableId("per", "customer", customerId) : stableId("per", "order", orderId);

/** `orders/create`, `orders/updated` and the other topics that carry a whole order. */
export const readOrderWebhook = reader(order, (o, triggeredAt): OrderWord => {
  const orderId = legacyId(o.admin_graphql_api_id ?? o.id);
  const customerId = o.customer ? legacyId(o.customer.admin_graphql_api_id ?? o.customer.id) : null;
  const to = o.shipping_address;
  return {
    id: orderId,
    name: o.name,
    version: versionOf(o.updated_at, triggeredAt),
    placedAt: o.created_at,
    cancelledAt: o.cancelled_at ?? null,
    currency: o.currency,
    totalMinor: money(o.total_price, o.currency).minor,
    shippingTitle: o.shipping_lines[0]?.title ?? null,
    shipTo: {
      country: to?.country_code ?? null,
      region: to?.province_code ?? null,
      postalPrefix: postalPrefix(to?.zip ?? null),
    },
    financial: o.financial_status,
    locale: o.customer_locale,
    promiseId: carriedPromise(o.metafields, o.note_attributes),
    person: {
      id: personIdOf(customerId, orderId),
      customerId,
      consents: consentsIn(o.customer ?? null, o.updated_at),
      details: {
        name: to?.name ?? null,
        email: o.email ?? o.customer?.email ?? null,
        phone: o.phone ?? to?.phone ?? null,
        address: to
          ? {
              line1: to.address1,
              line2: to.address2,
              city: to.city,
              region: to.province_code,
              postal: to.zip,
              country: to.country_code,
            }
          : null,
      },
    },
    lines: o.line_items.map((l) => ({
      id: legacyId(l.admin_graphql_api_id ?? l.id),
      productId: l.product_id ? legacyId(l.product_id) : null,
      title: l.title,
      sku: l.sku,
      quantity: l.quantity,
      unitMinor: money(l.price, o.currency).minor,
      ships: l.requires_shipping,
    })),
  };
});
