import { z } from "zod";
import { legacyId } from "../../domain/ids";
import { money } from "../../domain/money";
import { final, ok, type Result } from "../../domain/result";

const id = z.union([z.number(), z.string()]).transform(String);
const when = z.iso.datetime({ offset: true }).transform((t) => new Date(t));
const words = z
  .string()
  .nullish()
  .transform((t) => t ?? null);

/** Parses, or says which field was not as known. */
function reader<T extends z.ZodType>(schema: T): (payload: unknown) => Result<z.output<T>> {
  return (payload) => {
    const parsed = schema.safeParse(payload);
    return parsed.success
      ? ok(parsed.data)
      : final("shape_unknown", z.prettifyError(parsed.error).slice(0, 300));
  };
}

export const readProductWebhook = reader(
  z
    .object({
      id,
      admin_graphql_api_id: z.string().nullish(),
      title: z.string(),
      product_type: words,
      updated_at: when,
    })
    .transform((p) => ({
      id: legacyId(p.admin_graphql_api_id ?? p.id),
      title: p.title,
      category: p.product_type || null,
      version: p.updated_at.toISOString(),
    })),
);

export const readLocationWebhook = reader(
  z
    .object({
      id,
      admin_graphql_api_id: z.string().nullish(),
      name: z.string(),
      country_code: z.string(),
      province_code: words,
      zip: words,
      active: z.boolean(),
      updated_at: when,
    })
    .transform((l) => ({
      id: legacyId(l.admin_graphql_api_id ?? l.id),
      name: l.name,
      country: l.country_code,
      region: l.province_code,
      postal: l.zip,
      active: l.active,
      version: l.updated_at.toISOString(),
    })),
);

export const readDeletedWebhook = reader(z.object({ id }).transform((d) => ({ id: legacyId(d.id) })));

export const readReturnWebhook = reader(
  z
    .object({
      id,
      admin_graphql_api_id: z.string().nullish(),
      status: z.string(),
      name: words,
      order: z.object({ id, admin_graphql_api_id: z.string().nullish() }),
    })
    .transform((r) => ({
      id: legacyId(r.admin_graphql_api_id ?? r.id),
      orderId: legacyId(r.order.admin_graphql_api_id ?? r.order.id),
      name: r.name,
      status: r.status.toLowerCase(),
    })),
);

export const readShopWebhook = reader(
  z
    .object({
      name: z.string(),
      currency: z.string().length(3),
      iana_timezone: z.string(),
      country_code: words,
    })
    .transform((s) => ({
      name: s.name,
      currency: s.currency,
      timezone: s.iana_timezone,
      country: s.country_code,
    })),
);

export const readScopesWebhook = reader(
  z.object({ current: z.array(z.string()) }).transform((s) => s.current),
);

const customer = z.object({ id, email: words });

export const readDataRequestWebhook = reader(
  z.object({ customer, data_request: z.object({ id }) }).transform((r) => ({
    id: r.data_request.id,
    customerId: legacyId(r.customer.id),
    email: r.customer.email,
  })),
);

export const readRedactWebhook = reader(
  z.object({ customer, orders_to_redact: z.array(id).default([]) }).transform((r) => ({
    customerId: legacyId(r.customer.id),
    email: r.customer.email,
    orderIds: r.orders_to_redact.map(legacyId),
  })),
);

const shopMoney = z.object({ shop_money: z.object({ amount: z.string(), currency_code: z.string() }) });

export const readRefundWebhook = reader(
  z
    .object({
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
    })
    .transform((r) => ({
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
    })),
);
