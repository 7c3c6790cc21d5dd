/** What a source tells of a shopper. Every field may be missing, because a store may not be allowed to tell us. */
export interface PersonDetails {
  name: string | null;
  email: string | null;
  phone: string | null;
  address: {
    line1: string | null;
    line2: string | null;
    city: string | null;
    region: string | null;
    postal: string | null;
    country: string | null;
  } | null;
}

/** What a person agreed, or did not agree, to hear. */
export interface ConsentWord {
  medium: "email" | "sms" | "whatsapp";
  class: "operational" | "marketing";
  granted: boolean;
  source: "order" | "customer" | "shopper" | "team";
  at: Date;
}

/** An order as any source tells it, in our words. `version` is the source's own clock and decides which word is newest. */
export interface OrderWord {
  id: string;
  name: string;
  version: string;
  placedAt: Date;
  cancelledAt: Date | null;
  currency: string;
  totalMinor: number;
  shippingTitle: string | null;
  shipTo: { country: string | null; region: string | null; postalPrefix: string | null };
  financial: string | null;
  locale: string | null;
  /** The id of the promise that the shopper saw before buying, as the cart carried it. */
  promiseId: string | null;
  person: {
    id: string;
    customerId: string | null;
    details: PersonDetails;
    /** Empty where the source does not tell. */
    consents: ConsentWord[];
  };
  lines: LineWord[];
}

export interface LineWord {
  id: string;
  productId: string | null;
  title: string;
  sku: string | null;
  quantity: number;
  /** One unit's price to the shopper, minor units. */
  unitMinor: number;
  ships: boolean;
}

/** A version that sorts as time does: the record's own last change, then when the sender was triggered. */
export const versionOf = (updatedAt: Date, triggeredAt: Date | null): string =>
  `${updatedAt.toISOString()}|${triggeredAt?.toISOString() ?? ""}`;

/** When a version says that its record changed. */
export const changedAt = (version: string): Date => new Date(version.slice(0, 24));
