import { z } from "zod";
import { operation, pageInfo } from "./operation";

const LINE = `#graphql
  fragment Line on LineItem {
    id title sku quantity requiresShipping
    originalUnitPriceSet { shopMoney { amount currencyCode } }
    discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount currencyCode } }
    product { id productType }
  }
`;

const PARCEL = `#graphql
  fragment Parcel on Fulfillment {
    id status displayStatus createdAt updatedAt deliveredAt inTransitAt estimatedDeliveryAt
    trackingInfo(first: 5) { company number url }
    location { id }
    service { serviceName }
  }
`;

const node = z.looseObject({ id: z.string() });
const connection = z.object({ nodes: z.array(node), pageInfo });
const parcel = node.extend({ fulfillmentLineItems: connection, events: connection });

/** Of an order only what tells whether it is whole; the rest is read, and refused, order by order. */
const order = node.extend({
  updatedAt: z.string(),
  lineItems: connection,
  fulfillments: z.array(parcel),
  fulfillmentsCount: z.object({ count: z.number().int() }).nullable(),
});
export type OrderNode = z.output<typeof order>;

/** What fits under the cost limit: an order that holds more is completed by the operations below. */
export const PAGE = 6;

export const OrdersPage = operation<{ query: string; after: string | null }>()(
  `#graphql
  query OrdersPage($query: String!, $after: String) {
    orders(first: ${PAGE}, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        id name createdAt updatedAt processedAt cancelledAt displayFinancialStatus currencyCode customerLocale
        email phone
        customAttributes { key value }
        promise: metafield(namespace: "$app", key: "promise") { value }
        totalPriceSet { shopMoney { amount currencyCode } }
        customer {
          id locale firstName lastName
          defaultEmailAddress { emailAddress }
          defaultPhoneNumber { phoneNumber }
        }
        shippingAddress { name address1 address2 city provinceCode zip countryCodeV2 phone }
        shippingLines(first: 1) { nodes { title code carrierIdentifier } }
        lineItems(first: 10) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
        fulfillmentsCount { count }
        fulfillments(first: 2) {
          ...Parcel
          fulfillmentLineItems(first: 5) {
            nodes { id quantity lineItem { id title } }
            pageInfo { hasNextPage endCursor }
          }
          events(first: 10, sortKey: HAPPENED_AT) {
            nodes { id status happenedAt message }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${LINE}
  ${PARCEL}`,
  z.object({ orders: z.object({ nodes: z.array(order), pageInfo }) }),
);

export const OrderLines = operation<{ id: string; after: string | null }>()(
  `#graphql
  query OrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
    }
  }
  ${LINE}`,
  z.object({ order: z.object({ lineItems: connection }).nullable() }),
);

export const OrderParcels = operation<{ id: string }>()(
  `#graphql
  query OrderParcels($id: ID!) {
    order(id: $id) { fulfillments(first: 250) { id } }
  }`,
  z.object({ order: z.object({ fulfillments: z.array(z.object({ id: z.string() })) }).nullable() }),
);

export const WholeParcel = operation<{ id: string; linesAfter: string | null; eventsAfter: string | null }>()(
  `#graphql
  query WholeParcel($id: ID!, $linesAfter: String, $eventsAfter: String) {
    fulfillment(id: $id) {
      ...Parcel
      fulfillmentLineItems(first: 100, after: $linesAfter) {
        nodes { id quantity lineItem { id title } }
        pageInfo { hasNextPage endCursor }
      }
      events(first: 100, after: $eventsAfter, sortKey: HAPPENED_AT) {
        nodes { id status happenedAt message }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  ${PARCEL}`,
  z.object({ fulfillment: parcel.nullable() }),
);

export const OrdersCount = operation<{ query: string }>()(
  `#graphql
  query OrdersCount($query: String!) {
    ordersCount(query: $query, limit: null) { count precision }
  }`,
  z.object({ ordersCount: z.object({ count: z.number().int(), precision: z.enum(["EXACT", "AT_LEAST"]) }) }),
);
