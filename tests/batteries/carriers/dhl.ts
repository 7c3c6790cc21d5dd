import type { CarrierSamples } from "./samples";

const number = "00340434161094000001";
const place = (countryCode: string, addressLocality: string) => ({
  address: { countryCode, addressLocality },
});

const shipment = (events: object[], more: object = {}) => ({
  shipments: [{ id: number, service: "parcel-de", ...more, events }],
});

const known = shipment(
  [
    {
      timestamp: "2026-11-20T10:12:00",
      location: place("DE", "Hamburg"),
      statusCode: "failure",
      status: "failure",
      description: "The recipient was not home.",
      remark: "A second delivery attempt will be made.",
    },
    {
      timestamp: "2026-11-20T08:05:00",
      location: place("DE", "Hamburg"),
      statusCode: "transit",
      description: "The shipment has been loaded onto the vehicle and is out for delivery.",
    },
    {
      timestamp: "2026-11-19T03:40:00",
      location: place("DE", "Bremen"),
      statusCode: "transit",
      description: "The shipment has been processed in the parcel center.",
    },
    {
      timestamp: "2026-11-18T16:00:00+01:00",
      statusCode: "pre-transit",
      description: "Order data transmitted.",
    },
  ],
  { estimatedTimeOfDelivery: "2026-11-21T00:00:00", details: { product: { productName: "DHL Paket" } } },
);

const one = (event: object) => shipment([{ timestamp: "2026-11-18T16:00:00Z", ...event }]);

const samples: CarrierSamples = {
  settings: { apiKey: "dhl-key" },
  known: {
    payload: known,
    number,
    carrier: "dhl",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-21",
    scans: [
      ["2026-11-18T16:00:00+01:00", "pre-transit", "label_created", null],
      ["2026-11-19T03:40:00", "transit", "in_transit", null],
      ["2026-11-20T08:05:00", "transit", "out_for_delivery", null],
      ["2026-11-20T10:12:00", "failure", "in_transit", "failed_attempt"],
    ],
  },
  unseen: shipment([], {
    status: { timestamp: "2026-11-17T12:00:00Z", statusCode: "pre-transit", status: "announced" },
  }),
  refusals: [
    {
      payload: {
        title: "No result found",
        detail: "No shipment with this number.",
        status: 404,
        instance: "/x",
      },
      codes: ["404"],
    },
    { payload: { title: "Unauthorized", status: 401 }, codes: ["401"] },
  ],
  unknownWords: [
    { payload: one({ statusCode: "teleported" }), code: "teleported" },
    { payload: one({ statusCode: "constructor" }), code: "constructor" },
    { payload: one({ statusCode: "unknown", status: "Eaten by a dog" }), code: "unknown/Eaten by a dog" },
  ],
  unknownShapes: [
    { shipments: [{ events: [] }] },
    { shipments: [{ id: number, events: [{ statusCode: "transit" }] }] },
    one({}),
    one({ statusCode: "transit", timestamp: "soon" }),
  ],
  sign: null,
  poll: { hosts: ["api-eu.dhl.com"], parcels: [{ trackingNumber: number, carrier: "dhl" }] },
};

export default samples;
