import type { MarketingSamples } from "./samples";

const samples: MarketingSamples = {
  settings: { apiKey: "sandbox-postscript-key" },
  wrong: { apiKey: "other" },
  badSettings: [{ apiKey: "" }, {}],
  face: "postscript",
  name: "Doorstep_parcel_delayed",
  arrives: {
    type: "Doorstep_parcel_delayed",
    phone: "+15555550100",
    email: "shopper-1@example.com",
    occurred_at: "2026-11-21 12:00:00.000000",
    external_id: "event-1",
    properties: {
      latest_state: "delayed",
      late: true,
      order: "#1001",
      carrier: "ups",
      days: 2,
      items: "Mug, ‮Tasse‬",
      note: "<script>\r\nx",
      value: "129.50",
      currency: "EUR",
    },
  },
  flows: null,
  needsContact: true,
};

export default samples;
