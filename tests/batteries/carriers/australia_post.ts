import type { CarrierSamples } from "./samples";

const number = "AB000000005AU";

const article = (events: object[], more: object = {}) => ({
  article_id: number,
  product_type: "Parcel Post",
  ...more,
  events,
});

const result = (items: object[], more: object = {}) => ({
  tracking_results: [{ tracking_id: number, ...more, trackable_items: items }],
});

const event = (date: string, description: string, location?: string) => ({ date, description, location });

const one = (sentence: string) => result([article([event("2026-11-18T09:00:00+11:00", sentence)])]);

const samples: CarrierSamples = {
  settings: { accountNumber: "0000000001", apiKey: "key", password: "secret" },
  known: {
    payload: result(
      [
        {
          consignment_id: number,
          items: [
            article(
              [
                event("2026-11-20T10:30:00+11:00", "Attempted delivery - nobody was home", "GEELONG VIC"),
                event("2026-11-20T08:05:00+11:00", "Onboard for delivery", "GEELONG VIC"),
                event("2026-11-19T03:00:00+11:00", "Item processed at facility", "CHULLORA NSW"),
                event("2026-11-17T09:00:00+11:00", "Shipping information received by Australia Post"),
              ],
              { status: "In transit" },
            ),
          ],
        },
      ],
      { status: "In transit" },
    ),
    number,
    carrier: "australia_post",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: null,
    scans: [
      ["2026-11-17T09:00:00+11:00", "Shipping information received by Australia Post", "label_created", null],
      ["2026-11-19T03:00:00+11:00", "Item processed at facility", "in_transit", null],
      ["2026-11-20T08:05:00+11:00", "Onboard for delivery", "out_for_delivery", null],
      ["2026-11-20T10:30:00+11:00", "Attempted delivery - nobody was home", "in_transit", "failed_attempt"],
    ],
  },
  unseen: result([article([], { status: "Created" })]),
  refusals: [
    {
      payload: {
        tracking_results: [
          { tracking_id: number, errors: [{ code: "ESB-10001", name: "Invalid tracking ID" }] },
        ],
      },
      codes: ["ESB-10001"],
    },
    { payload: { errors: [{ code: "API_001", message: "account unknown" }] }, codes: ["API_001"] },
  ],
  unknownWords: [
    { payload: one("Eaten by a dog"), code: "Eaten by a dog" },
    { payload: one("constructor"), code: "constructor" },
    { payload: result([], { status: "Teleported" }), code: "Teleported" },
  ],
  unknownShapes: [
    { tracking_results: [{ trackable_items: [] }] },
    { errors: [] },
    result([article([event("on Tuesday", "Delivered")])]),
  ],
  sign: null,
  poll: {
    hosts: ["digitalapi.auspost.com.au"],
    parcels: [{ trackingNumber: number, carrier: "australia_post" }],
  },
};

export default samples;
