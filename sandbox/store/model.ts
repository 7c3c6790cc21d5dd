/** What the shop holds. Money is integer cents, time is an ISO second, ids are Shopify's numeric ids. */
export interface Address {
  id: number;
  firstName: string | null;
  lastName: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface Variant {
  id: number;
  productId: number;
  title: string;
  sku: string;
  price: number;
  grams: number;
  requiresShipping: boolean;
  inventory: number;
  /** Whether the shop counts its units at all. */
  tracked: boolean;
  /** May be bought past its stock. */
  inventoryPolicy: "DENY" | "CONTINUE";
}

export interface Product {
  id: number;
  title: string;
  handle: string;
  productType: string;
  vendor: string;
  description: string;
  tags: string[];
  createdAt: string;
  updatedAt: string;
  variants: Variant[];
}

export interface Location {
  id: number;
  name: string;
  isActive: boolean;
  address: Address;
  createdAt: string;
  updatedAt: string;
}

export interface Customer {
  id: number;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  createdAt: string;
  updatedAt: string;
}

export interface LineItem {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  sku: string | null;
  quantity: number;
  currentQuantity: number;
  fulfilledQuantity: number;
  price: number;
  discountedPrice: number;
  grams: number;
  requiresShipping: boolean;
}

export interface ShippingLine {
  id: number;
  title: string;
  code: string;
  carrierIdentifier: string | null;
  price: number;
}

export interface FulfillmentEvent {
  id: number;
  status: string;
  happenedAt: string;
  createdAt: string;
  message: string | null;
  address1: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  estimatedDeliveryAt: string | null;
  /** Who wrote it: the shop's own history, or an app through the API. */
  by: "shop" | "api";
}

export interface Fulfillment {
  id: number;
  orderId: number;
  name: string;
  status: "SUCCESS" | "CANCELLED";
  createdAt: string;
  updatedAt: string;
  company: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  service: string | null;
  locationId: number;
  lines: { id: number; lineItemId: number; quantity: number }[];
  events: FulfillmentEvent[];
}

export interface Transaction {
  id: number;
  kind: "SALE" | "REFUND";
  status: "SUCCESS";
  gateway: string;
  amount: number;
  parentId: number | null;
  createdAt: string;
}

export interface RefundLine {
  id: number;
  lineItemId: number;
  quantity: number;
  restockType: string;
  subtotal: number;
  locationId: number | null;
}

export interface Refund {
  id: number;
  orderId: number;
  note: string | null;
  createdAt: string;
  shipping: number;
  total: number;
  lines: RefundLine[];
  transactionIds: number[];
}

export type ReturnStatus = "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";

export interface ReturnLine {
  id: number;
  fulfillmentLineItemId: number;
  lineItemId: number;
  quantity: number;
  reason: string;
  customerNote: string | null;
}

export interface ReturnRecord {
  id: number;
  orderId: number;
  name: string;
  status: ReturnStatus;
  createdAt: string;
  closedAt: string | null;
  lines: ReturnLine[];
}

export interface Order {
  id: number;
  number: number;
  name: string;
  token: string;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  createdAt: string;
  updatedAt: string;
  processedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  customerId: number | null;
  customerLocale: string;
  shippingAddress: Address | null;
  lines: LineItem[];
  shippingLines: ShippingLine[];
  fulfillments: Fulfillment[];
  transactions: Transaction[];
  refunds: Refund[];
  returns: ReturnRecord[];
  sourceName: string;
}

/** What a metafield says, before it has an owner. */
export type OwnMetafield = Pick<Metafield, "namespace" | "key" | "type" | "value">;

/** A shopper's basket. Attributes whose name begins with `_` are kept and not shown. */
export interface Cart {
  token: string;
  lines: { variantId: number; quantity: number }[];
  attributes: Record<string, string>;
  metafields: OwnMetafield[];
}

export interface DraftOrder {
  id: number;
  name: string;
  status: "OPEN" | "COMPLETED";
  email: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  customerId: number | null;
  shippingAddress: Address | null;
  lines: LineItem[];
  shippingLine: ShippingLine | null;
  orderId: number | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
}

export interface Metafield {
  id: number;
  ownerGid: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}
