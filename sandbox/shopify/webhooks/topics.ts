export const TOPICS = [
  "orders/create",
  "orders/updated",
  "orders/cancelled",
  "orders/edited",
  "orders/fulfilled",
  "orders/partially_fulfilled",
  "fulfillments/create",
  "fulfillments/update",
  "fulfillment_events/create",
  "returns/request",
  "returns/approve",
  "returns/decline",
  "returns/cancel",
  "returns/close",
  "returns/reopen",
  "returns/update",
  "refunds/create",
  "products/create",
  "products/update",
  "products/delete",
  "locations/create",
  "locations/update",
  "locations/activate",
  "locations/deactivate",
  "app/uninstalled",
  "app/scopes_update",
  "shop/update",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;

export type Topic = (typeof TOPICS)[number];

/** A topic is only sent to an app that may read its subject. An empty list: always. */
const NEEDS: [prefix: string, anyOf: string[]][] = [
  ["orders/", ["read_orders"]],
  ["refunds/", ["read_orders"]],
  ["fulfillments/", ["read_fulfillments"]],
  ["fulfillment_events/", ["read_fulfillments"]],
  ["returns/", ["read_returns"]],
  ["products/", ["read_products"]],
  ["locations/", ["read_locations"]],
];

export function topicScopes(topic: Topic): string[] {
  return NEEDS.find(([prefix]) => topic.startsWith(prefix))?.[1] ?? [];
}
