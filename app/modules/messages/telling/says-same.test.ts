import { expect, it } from "vitest";
import { saysSame } from "./says-same";

it.each([
  ["Shipping confirmation", "parcel.picked_up"],
  ["shipping_confirmation", "parcel.picked_up"],
  ["Fulfilled Order", "parcel.picked_up"],
  ["Out for Delivery", "parcel.out_for_delivery"],
  ["Delivered Shipment", "parcel.delivered"],
  ["Shipping update", "parcel.in_transit"],
  ["Order confirmation", "order.confirmed"],
  ["Cancelled Order", "order.cancelled"],
  ["Refunded Order", "refund.given"],
  ["Birthday", undefined],
])("GIVEN %s elsewhere WHEN compared THEN ours is %s", (text, trigger) => {
  expect(saysSame(text)?.trigger).toBe(trigger);
});
