import { z } from "zod";
import { legacyId } from "../../domain/ids";
import { money } from "../../domain/money";
import { id, reader, when, words } from "./fields";

export const readLocationWebhook = reader(
  z.object({
    id,
    admin_graphql_api_id: z.string().nullish(),
    name: z.string(),
    country_code: z.string(),
    province_code: words,
    zip: words,
    active: z.boolean(),
    updated_at: when,
  }),
  (l) => ({
    id: legacyId(l.admin_graphql_api_id ?? l.id),
    name: l.name,
    country: l.country_code,
    region: l.province_code,
    postal: l.zip,
    active: l.active,
    version: l.updated_at.toISOString(),
  }),
);

export const readDeletedWebhook = reader(z.object({ id }), (d) => ({ id: legacyId(d.id) }));

export const readReturnWebhook = reader(
  z.object({
    id,
    admin_graphql_api_id: z.string().nullish(),
    status: z.string(),
    name: words,
    order: z.object({ id, admin_graphql_api_id: z.string().nullish() }),
  }),
  (r) => ({
    id: legacyId(r.admin_graphql_api_id ?? r.id),
    orderId: legacyId(r.order.admin_graphql_api_id ?? r.order.id),
    name: r.name,
    status: r.status.toLowerCase(),
  }),
);

export const readShopWebhook = reader(
  z.object({
    name: z.string(),
    currency: z.string().length(3),
    iana_timezone: z.string(),
    country_code: words,
  }),
  (s) => ({
    name: s.name,
    currency: s.currency,
    timezone: s.iana_timezone,
    country: s.country_code,
  }),
);

export const readScopesWebhook = reader(z.object({ current: z.array(z.string()) }), (s) => s.current);

const customer = z.object({ id, email: words });

export const readDataRequestWebhook = reader(z.object({ customer, data_request: z.object({ id }) }), (r) => ({
  id: r.data_request.id,
  customerId: legacyId(r.customer.id),
  email: r.customer.email,
}));

export const readRedactWebhook = reader(
  z.object({ customer, orders_to_redact: z.array(id).default([]) }),
  (r) => ({
    customerId: legacyId(r.customer.id),
    email: r.customer.email,
    orderIds: r.orders_to_redact.map(legacyId),
  }),
);

const shopMoney = z.object({ shop_money: z.object({ amount: z.string(), currency_code: z.string() }) });

export const readRefundWebhook = reader(
  z.object({
    id,
    admin_graphql_api_id: z.string().nullish(),
    order_id: id,
    created_at: when.nullish(),
    refund_line_items: z.array(
      z.object({
        line_item_id: id,
        quantity: z.number().int().min(0),
        subtotal_set: shopMoney,
        line_item: z.object({ admin_graphql_api_id: z.string().nullish() }).nullish(),
      }),
    ),
  }),
  (r) => ({
    id: legacyId(r.admin_graphql_api_id ?? r.id),
    orderId: legacyId(r.order_id),
    at: r.created_at ?? null,
    lines: r.refund_line_items.map((l) => {
      const { amount, currency_code } = l.subtotal_set.shop_money;
      return {
        orderLineId: legacyId(l.line_item?.admin_graphql_api_id ?? l.line_item_id),
        quantity: l.quantity,
        ...money(amount, currency_code),
      };
    }),
  }),
);
