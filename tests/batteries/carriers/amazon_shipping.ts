import type { CarrierSamples } from "./samples";

const number = "TBA000000000001";

const event = (eventCode: string, eventTime: string, shipmentType = "FORWARD") => ({
  eventCode,
  eventTime,
  shipmentType,
  location: { city: "Austin", stateOrRegion: "TX", countryCode: "US", postalCode: "73301" },
});

const tracking = (eventHistory: object[], more: object = {}) => ({
  payload: { trackingId: number, alternateLegTrackingId: null, ...more, eventHistory },
});

const one = (code: string) => tracking([event(code, "2026-11-18T10:00:00Z")]);

const samples: CarrierSamples = {
  settings: {
    clientId: "id",
    clientSecret: "secret",
    refreshToken: "refresh",
    region: "NA",
    businessId: "AmazonShipping_US",
    carrierId: "AMZN_US",
  },
  known: {
    payload: tracking(
      [
        event("Departed", "2026-11-21T03:00:00Z", "RETURNS"),
        event("Undeliverable", "2026-11-20T18:00:00Z"),
        event("OutForDelivery", "2026-11-20T13:00:00Z"),
        event("ArrivedAtCarrierFacility", "2026-11-19T08:00:00Z"),
        event("PickupDone", "2026-11-18T22:00:00Z"),
      ],
      {
        promisedDeliveryDate: "2026-11-20T23:00:00Z",
        summary: {
          status: "Undeliverable",
          trackingDetailCodes: { forward: ["AddressNotFound"], returns: [] },
        },
      },
    ),
    number,
    carrier: "amazon",
    milestone: "returning",
    exceptions: ["undeliverable", "address_issue", "returning"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T22:00:00Z", "PickupDone", "picked_up", null],
      ["2026-11-19T08:00:00Z", "ArrivedAtCarrierFacility", "in_transit", null],
      ["2026-11-20T13:00:00Z", "OutForDelivery", "out_for_delivery", null],
      ["2026-11-20T18:00:00Z", "Undeliverable", null, "undeliverable"],
      ["2026-11-21T03:00:00Z", "RETURNS/Departed", "returning", "returning"],
    ],
  },
  unseen: tracking([], { summary: { status: "PreTransit" } }),
  refusals: [
    {
      payload: { errors: [{ code: "NotFound", message: "no such parcel", details: "" }] },
      codes: ["NotFound"],
    },
  ],
  unknownWords: [
    { payload: one("EatenByDog"), code: "EatenByDog" },
    { payload: one("constructor"), code: "constructor" },
    { payload: tracking([], { summary: { status: "toString" } }), code: "toString" },
  ],
  unknownShapes: [
    { payload: {} },
    { errors: [] },
    tracking([event("Delivered", "recently")]),
    { trackingId: number, eventHistory: [{}] },
  ],
  sign: null,
  poll: {
    hosts: ["api.amazon.com", "sellingpartnerapi-na.amazon.com"],
    parcels: [{ trackingNumber: number, carrier: "amazon" }],
  },
};

export default samples;
