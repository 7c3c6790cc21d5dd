import type { MarketingEvent } from "../../../app/adapters/marketing/contract";

/** The event that every member is given. */
export const told: MarketingEvent = {
  id: "event-1",
  metric: "Doorstep: parcel delayed",
  at: new Date("2026-11-21T12:00:00Z"),
  profile: { email: "shopper-1@example.com", phone: "+15555550100", customerId: "77001" },
  profileProperties: { latest_state: "delayed", next_date: null, late: true },
  properties: {
    order: "#1001",
    carrier: "ups",
    days: 2,
    items: ["Mug", "‮Tasse‬"],
    note: "<script>\r\nx",
    next: null,
  },
  value: { amount: "129.50", currency: "EUR" },
};
