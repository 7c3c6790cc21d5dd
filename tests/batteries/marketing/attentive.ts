import type { MarketingSamples } from "./samples";

const samples: MarketingSamples = {
  settings: { apiKey: "sandbox-attentive-key" },
  wrong: { apiKey: "other" },
  badSettings: [{ apiKey: "" }, {}],
  face: "attentive",
  name: "Doorstep: parcel delayed",
  arrives: {
    type: "Doorstep: parcel delayed",
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
    externalEventId: "event-1",
    occurredAt: "2026-11-21T12:00:00.000Z",
    user: {
      phone: "+15555550100",
      email: "shopper-1@example.com",
      externalIdentifiers: { clientUserId: "77001" },
    },
  },
  flows: null,
  needsContact: false,
};

export default samples;
