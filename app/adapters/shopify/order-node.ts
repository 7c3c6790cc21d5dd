import { z } from "zod";
import { legacyId } from "../../domain/ids";
import { money } from "../../domain/money";
import { type OrderWord, versionOf } from "../../domain/order-word";
import { final, ok, type Result } from "../../domain/result";
import type { FulfillmentWord, Observation } from "../../domain/shipment-word";
import { carriedPromise } from "./carried-promise";
import { meaningOfEvent } from "./event-vocabulary";
import { nodes, reader, when, words } from "./fields";
import { postalPrefix } from "../../domain/postal";
import { personIdOf } from "./order-webhook";

const price = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });

const fulfillment = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: when,
  updatedAt: when,
  trackingInfo: z.array(z.object({ company: words, number: words, url: words })),
  location: z.object({ id: z.string() }).nullish(),
  service: z.object({ serviceName: words }).nullish(),
  fulfillmentLineItems: nodes(
    z.object({ quantity: z.number().int().nullish(), lineItem: z.object({ id: z.string(), title: words }) }),
  ),
  events: nodes(z.object({ status: z.string(), happenedAt: when, message: words })),
});

/** One order as the Admin API answers, in the shape that our own operation asks for. */
const order = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: when,
  updatedAt: when,
  cancelledAt: when.nullish(),
  displayFinancialStatus: words,
  customerLocale: words,
  promise: z.object({ value: z.string() }).nullish(),
  customAttributes: z.array(z.object({ key: z.string(), value: words })).default([]),
  totalPriceSet: price,
  email: words,
  phone: words,
  customer: z.object({ id: z.string() }).nullish(),
  shippingAddress: z
    .object({
      name: words,
      address1: words,
      address2: words,
      city: words,
      provinceCode: words,
      zip: words,
      countryCodeV2: words,
    })
    .nullish(),
  shippingLines: nodes(z.object({ title: words })).nullish(),
  lineItems: nodes(
    z.object({
      id: z.string(),
      title: z.string(),
      sku: words,
      quantity: z.number().int(),
      requiresShipping: z.boolean(),
      originalUnitPriceSet: price,
      product: z.object({ id: z.string() }).nullish(),
    }),
  ),
  fulfillments: z.array(fulfillment),
});

export interface OrderStory {
  order: OrderWord;
  fulfillments: { word: FulfillmentWord; seen: Observation[] }[];
}

/** A compared or imported order: the same facts as the webhooks tell, in one piece. */
export const readOrderNode = reader(order, (o): Result<OrderStory> => {
  const orderId = legacyId(o.id);
  const customerId = o.customer ? legacyId(o.customer.id) : null;
  const currency = o.totalPriceSet.shopMoney.currencyCode;
  const to = o.shippingAddress;
  const word: OrderWord = {
    id: orderId,
    name: o.name,
    version: versionOf(o.updatedAt, null),
    placedAt: o.createdAt,
    cancelledAt: o.cancelledAt ?? null,
    currency,
    totalMinor: money(o.totalPriceSet.shopMoney.amount, currency).minor,
    shippingTitle: o.shippingLines?.nodes[0]?.title ?? null,
    shipTo: {
      country: to?.countryCodeV2 ?? null,
      region: to?.provinceCode ?? null,
      postalPrefix: postalPrefix(to?.zip ?? null),
    },
    financial: o.displayFinancialStatus?.toLowerCase() ?? null,
    locale: o.customerLocale,
    promiseId: carriedPromise(
      o.promise ? [{ namespace: "$app", key: "promise", value: o.promise.value }] : [],
      o.customAttributes.map(({ key, value }) => ({ name: key, value })),
    ),
    person: {
      id: personIdOf(customerId, orderId),
      customerId,
      // The import asks for no consents: they come with the next webhook about the order or its customer.
      consents: [],
      details: {
        name: to?.name ?? null,
        email: o.email,
        phone: o.phone,
        address: to
          ? {
              line1: to.address1,
              line2: to.address2,
              city: to.city,
              region: to.provinceCode,
              postal: to.zip,
              country: to.countryCodeV2,
            }
          : null,
      },
    },
    lines: o.lineItems.nodes.map((l) => ({
      id: legacyId(l.id),
      productId: l.product ? legacyId(l.product.id) : null,
      title: l.title,
      sku: l.sku,
      quantity: l.quantity,
      unitMinor: money(l.originalUnitPriceSet.shopMoney.amount, currency).minor,
      ships: l.requiresShipping,
    })),
  };
  return readFulfillments(word, o.fulfillments);
});

function readFulfillments(word: OrderWord, given: z.output<typeof fulfillment>[]): Result<OrderStory> {
  const fulfillments: OrderStory["fulfillments"] = [];
  for (const f of given) {
    const seen: Observation[] = [];
    for (const e of f.events.nodes) {
      const meaning = meaningOfEvent(e.status);
      if (!meaning) return final("word_unknown", `fulfillment event ${e.status}`);
      seen.push({
        ...meaning,
        nativeCode: e.status.toLowerCase(),
        message: e.message,
        place: null,
        at: e.happenedAt,
      });
    }
    const fulfillmentWord: FulfillmentWord = {
      id: legacyId(f.id),
      orderId: word.id,
      version: versionOf(f.updatedAt, null),
      createdAt: f.createdAt,
      cancelled: f.status === "CANCELLED",
      locationId: f.location ? legacyId(f.location.id) : null,
      service:
        f.service?.serviceName && f.service.serviceName.toLowerCase() !== "manual"
          ? f.service.serviceName
          : null,
      tracking: f.trackingInfo.flatMap((t) =>
        t.number ? [{ number: t.number, url: t.url, company: t.company }] : [],
      ),
      lines: f.fulfillmentLineItems.nodes.map((l) => ({
        orderLineId: legacyId(l.lineItem.id),
        title: l.lineItem.title ?? word.lines.find((x) => x.id === legacyId(l.lineItem.id))?.title ?? "",
        quantity: l.quantity ?? 0,
      })),
    };
    fulfillments.push({ word: fulfillmentWord, seen });
  }
  return ok({ order: word, fulfillments });
}
