/** Webhook bodies in Shopify's and EasyPost's shapes, made from a few facts. */

export interface OrderFacts {
  id: string;
  at: string;
  updatedAt?: string;
  cancelledAt?: string | null;
  price?: string;
  quantity?: number;
  region?: string;
  email?: string;
  customerId?: string | null;
}

export function orderPayload(f: OrderFacts) {
  return {
    id: Number(f.id),
    admin_graphql_api_id: `gid://shopify/Order/${f.id}`,
    name: `#${f.id}`,
    created_at: f.at,
    updated_at: f.updatedAt ?? f.at,
    cancelled_at: f.cancelledAt ?? null,
    currency: "USD",
    total_price: f.price ?? "120.00",
    financial_status: "paid",
    customer_locale: "en",
    email: f.email ?? `shopper-${f.id}@example.com`,
    phone: null,
    customer:
      f.customerId === null
        ? null
        : {
            id: Number(f.customerId ?? `9${f.id}`),
            email: f.email ?? `shopper-${f.id}@example.com`,
            phone: null,
          },
    shipping_address: {
      name: `Shopper ${f.id}`,
      address1: "1 Test Street",
      address2: null,
      city: "Austin",
      province_code: f.region ?? "TX",
      zip: "78701",
      country_code: "US",
      phone: null,
    },
    shipping_lines: [{ title: "Standard" }],
    line_items: [
      {
        id: Number(`${f.id}1`),
        admin_graphql_api_id: `gid://shopify/LineItem/${f.id}1`,
        product_id: 77,
        title: "Copper lantern",
        sku: "LAN-1",
        quantity: f.quantity ?? 1,
        price: f.price ?? "120.00",
        requires_shipping: true,
      },
    ],
  };
}

export function fulfillmentPayload(f: {
  id: string;
  orderId: string;
  at: string;
  number: string | null;
  updatedAt?: string;
  status?: string;
}) {
  return {
    id: Number(f.id),
    admin_graphql_api_id: `gid://shopify/Fulfillment/${f.id}`,
    order_id: Number(f.orderId),
    status: f.status ?? "success",
    created_at: f.at,
    updated_at: f.updatedAt ?? f.at,
    tracking_company: "UPS",
    tracking_number: f.number,
    tracking_numbers: f.number ? [f.number] : [],
    tracking_urls: [],
    location_id: 5,
    service: "manual",
    line_items: [
      {
        id: Number(`${f.orderId}1`),
        admin_graphql_api_id: `gid://shopify/LineItem/${f.orderId}1`,
        title: "Copper lantern",
        quantity: 1,
      },
    ],
  };
}

export interface ScanFacts {
  status: string;
  detail?: string;
  at: string;
}

export function trackerPayload(number: string, scans: ScanFacts[]) {
  const last = scans.at(-1);
  return {
    id: "evt_1",
    object: "Event",
    description: "tracker.updated",
    result: {
      id: "trk_1",
      object: "Tracker",
      tracking_code: number,
      status: last?.status ?? "unknown",
      status_detail: last?.detail ?? null,
      carrier: "UPS",
      updated_at: last?.at ?? "2026-11-20T00:00:00Z",
      est_delivery_date: null,
      tracking_details: scans.map((s) => ({
        object: "TrackingDetail",
        message: s.status,
        status: s.status,
        status_detail: s.detail ?? null,
        datetime: s.at,
        carrier_code: null,
        tracking_location: { city: "Newark", state: "NJ", country: "US", zip: null },
      })),
    },
  };
}

export const locationPayload = {
  id: 5,
  admin_graphql_api_id: "gid://shopify/Location/5",
  name: "Newark",
  country_code: "US",
  province_code: "NJ",
  zip: "07101",
  active: true,
  updated_at: "2026-01-01T00:00:00Z",
};
