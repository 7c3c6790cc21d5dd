import type { TriggerId } from "../triggers";

/** What somebody else's message is called, and which of ours says the same. The narrower stand first. */
const same: { words: RegExp; name: string; trigger: TriggerId }[] = [
  { words: /out[ _]for[ _]delivery/i, name: "Out for delivery", trigger: "parcel.out_for_delivery" },
  {
    words: /ready[ _]for[ _]pick ?up|pick ?up[ _]ready/i,
    name: "Ready for pickup",
    trigger: "parcel.available_for_pickup",
  },
  { words: /deliver(ed|y[ _]confirmation)/i, name: "Delivered", trigger: "parcel.delivered" },
  { words: /shipping[ _]update|in[ _]transit/i, name: "Shipping update", trigger: "parcel.in_transit" },
  {
    words: /shipping[ _]confirmation|fulfil|shipped/i,
    name: "Shipping confirmation",
    trigger: "parcel.picked_up",
  },
  { words: /cancel/i, name: "Order cancelled", trigger: "order.cancelled" },
  { words: /refund/i, name: "Refund", trigger: "refund.given" },
  { words: /return.*(approved|request)/i, name: "Return", trigger: "return.approved" },
  { words: /order[ _]confirmation|placed[ _]order/i, name: "Order confirmation", trigger: "order.confirmed" },
];

export const saysSame = (text: string): { name: string; trigger: TriggerId } | null =>
  same.find(({ words }) => words.test(text)) ?? null;
