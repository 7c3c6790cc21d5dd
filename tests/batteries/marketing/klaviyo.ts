import type { MarketingSamples } from "./samples";

const samples: MarketingSamples = {
  settings: { apiKey: "sandbox-klaviyo-key" },
  wrong: { apiKey: "other" },
  badSettings: [{ apiKey: "" }, {}],
  face: "klaviyo",
  name: "Doorstep: parcel delayed",
  arrives: {
    data: {
      type: "event",
      attributes: {
        unique_id: "event-1",
        time: "2026-11-21T12:00:00.000Z",
        value: 129.5,
        value_currency: "EUR",
        properties: {
          order: "#1001",
          carrier: "ups",
          days: 2,
          items: ["Mug", "‮Tasse‬"],
          note: "<script>\r\nx",
          next: null,
        },
        metric: { data: { type: "metric", attributes: { name: "Doorstep: parcel delayed" } } },
        profile: {
          data: {
            type: "profile",
            attributes: {
              email: "shopper-1@example.com",
              phone_number: "+15555550100",
              properties: { latest_state: "delayed", next_date: null, late: true },
            },
          },
        },
      },
    },
  },
  flows: [{ name: "Shipping confirmation", trigger: "Fulfilled Order" }],
  needsContact: false,
};

export default samples;
