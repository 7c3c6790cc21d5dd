import type { CarrierSamples } from "./samples";

const number = "H1000000000000000001";

const shipment = (status: object[], more: object = {}) => ({
  shipmentinfo: [{ shipmentID: number, ...more, status }],
});

const event = (code: string, timestamp: string, description: string, city = "Hannover") => ({
  code,
  timestamp,
  description,
  scanningUnit: { name: "Hermes", city, countryCode: "DEU" },
});

const british = (trackingStageCode: string, description: string) => ({
  results: [
    {
      barcode: "T00AAA0000000001",
      trackingEvents: [
        {
          dateTime: "2026-11-18T10:00:00Z",
          trackingStage: { trackingStageCode, description: "" },
          trackingPoint: { trackingPointId: 1, description },
        },
      ],
    },
  ],
});

const samples: CarrierSamples = {
  settings: { clientId: "id", clientSecret: "secret", username: "user", password: "pass" },
  known: {
    payload: shipment(
      [
        event("0000", "2026-11-17T09:00:00+01:00", "The shipment has been announced."),
        event("2000", "2026-11-18T03:20:00+01:00", "The shipment has arrived at the centre."),
        event("3000", "2026-11-19T07:10:00+01:00", "The shipment is on tour.", "Göttingen"),
        event("4000", "2026-11-19T13:45:00+01:00", "The recipient was not at home.", "Göttingen"),
      ],
      { deliveryForecast: { fixed: false, date: "2026-11-20", timeSlot: { from: "10:00", to: "14:00" } } },
    ),
    number,
    carrier: "evri",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-17T09:00:00+01:00", "0000", "label_created", null],
      ["2026-11-18T03:20:00+01:00", "2000", "in_transit", null],
      ["2026-11-19T07:10:00+01:00", "3000", "out_for_delivery", null],
      ["2026-11-19T13:45:00+01:00", "4000", "in_transit", "failed_attempt"],
    ],
  },
  unseen: shipment([]),
  refusals: [
    { payload: { listOfResultCodes: [{ code: "e301", message: "shipment unknown" }] }, codes: ["e301"] },
    { payload: { results: [] }, codes: [] },
  ],
  unknownWords: [
    { payload: shipment([event("9999", "2026-11-18T10:00:00+01:00", "Eaten by a dog")]), code: "9999" },
    { payload: shipment([event("constructor", "2026-11-18T10:00:00+01:00", "")]), code: "constructor" },
    { payload: british("6_DOG", "Eaten by a dog"), code: "6_DOG" },
    { payload: british("toString", ""), code: "toString" },
  ],
  unknownShapes: [
    { shipmentinfo: [{ status: [] }] },
    { listOfResultCodes: [] },
    shipment([event("2000", "", "")]),
    { results: [{ trackingEvents: [] }] },
  ],
  sign: null,
  poll: {
    hosts: ["de-api.hermesworld.com", "authme.myhermes.de"],
    parcels: [{ trackingNumber: number, carrier: "evri" }],
  },
};

export default samples;
