import { z } from "zod";
import { legacyId } from "../../domain/ids";
import { versionOf } from "../../domain/order-word";
import { final, ok, type Result } from "../../domain/result";
import type { FulfillmentWord, Observation } from "../../domain/shipment-word";
import { meaningOfEvent } from "./event-vocabulary";
import { id, reader, when, words } from "./fields";

const fulfillment = z.object({
  id,
  admin_graphql_api_id: z.string().nullish(),
  order_id: id,
  status: z.string(),
  created_at: when,
  updated_at: when,
  tracking_company: words,
  tracking_numbers: z.array(z.string()).default([]),
  tracking_urls: z.array(z.string()).default([]),
  location_id: id.nullish(),
  service: words,
  line_items: z.array(
    z.object({
      id,
      admin_graphql_api_id: z.string().nullish(),
      title: z.string(),
      quantity: z.number().int().min(0),
    }),
  ),
});

/** `fulfillments/create` and `fulfillments/update`. */
export const readFulfillmentWebhook = reader(fulfillment, (f, triggeredAt): FulfillmentWord => ({
  id: legacyId(f.admin_graphql_api_id ?? f.id),
  orderId: legacyId(f.order_id),
  version: versionOf(f.updated_at, triggeredAt),
  createdAt: f.created_at,
  cancelled: f.status === "cancelled",
  locationId: f.location_id ? legacyId(f.location_id) : null,
  service: f.service && f.service !== "manual" ? f.service : null,
  tracking: f.tracking_numbers.map((number, i) => ({
    number,
    url: f.tracking_urls[i] ?? null,
    company: f.tracking_company,
  })),
  lines: f.line_items.map((l) => ({
    orderLineId: legacyId(l.admin_graphql_api_id ?? l.id),
    title: l.title,
    quantity: l.quantity,
  })),
}));

const event = z.object({
  fulfillment_id: id,
  order_id: id,
  status: z.string(),
  message: words,
  happened_at: when,
  city: words,
  province: words,
  country: words,
  estimated_delivery_at: when.nullish(),
});

interface SeenOfFulfillment {
  fulfillmentId: string;
  orderId: string;
  observation: Observation;
  carrierEta: Date | null;
}

/** `fulfillment_events/create`: a milestone that Shopify or another app saw. */
export const readFulfillmentEventWebhook = reader(event, (e): Result<SeenOfFulfillment> => {
  const meaning = meaningOfEvent(e.status);
  if (!meaning) return final("word_unknown", `fulfillment event ${e.status}`);
  const place = [e.city, e.province, e.country].filter(Boolean).join(", ");
  return ok({
    fulfillmentId: legacyId(e.fulfillment_id),
    orderId: legacyId(e.order_id),
    carrierEta: e.estimated_delivery_at ?? null,
    observation: {
      ...meaning,
      nativeCode: e.status,
      message: e.message,
      place: place || null,
      at: e.happened_at,
    },
  });
});
