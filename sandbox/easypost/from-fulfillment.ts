import type { Address, Fulfillment, Order } from "../store/model";
import type { State } from "../store/state";
import { NOWHERE, type Parcel, type Place, type Scan } from "./parcel";

const OUNCES_PER_GRAM = 0.035274;

/** How EasyPost words what the shop's history calls by Shopify's names. */
const WORDS: Record<string, [status: string, detail: string]> = {
  CONFIRMED: ["pre_transit", "label_created"],
  IN_TRANSIT: ["in_transit", "received_at_origin_facility"],
  OUT_FOR_DELIVERY: ["out_for_delivery", "out_for_delivery"],
  DELIVERED: ["delivered", "arrived_at_destination"],
};

type Known = Pick<Parcel, "shop" | "trackingCode" | "carrier"> & Partial<Parcel>;

const placeOf = (address: Address | null | undefined): Place =>
  address
    ? { city: address.city, state: address.provinceCode, country: address.countryCode, zip: address.zip }
    : NOWHERE;

/** The label was printed: from now on the carrier has heard of the parcel. */
export function parcelOf(state: State, order: Order, fulfillment: Fulfillment): Known {
  const grams = order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0);
  const scans = fulfillment.events.flatMap((event): Scan[] => {
    const words = WORDS[event.status];
    if (!words) return [];
    const place = { city: event.city, state: event.province, country: event.country, zip: event.zip };
    return [
      { status: words[0], statusDetail: words[1], message: event.message ?? "", at: event.happenedAt, place },
    ];
  });
  return {
    shop: state.shop.domain,
    trackingCode: fulfillment.trackingNumber ?? "",
    carrier: fulfillment.company ?? "USPS",
    service: fulfillment.service,
    origin: placeOf(state.locations.get(fulfillment.locationId)?.address),
    destination: placeOf(order.shippingAddress),
    weightOunces: Math.round(grams * OUNCES_PER_GRAM * 10) / 10,
    scans,
    createdAt: fulfillment.createdAt,
  };
}

export const parcelsOf = (state: State): Known[] =>
  [...state.orders.values()].flatMap((order) =>
    order.fulfillments.filter((each) => each.trackingNumber).map((each) => parcelOf(state, order, each)),
  );
