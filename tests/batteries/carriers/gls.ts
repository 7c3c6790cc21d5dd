import type { CarrierSamples } from "./samples";

const number = "12345678901";

const parcel = (events: object[], more: object = {}) => ({
  parcels: [{ requested: number, unitno: number, ...more, events }],
});

const event = (code: string, eventDateTime: string, description: string, city = "", country = "DE") => ({
  code,
  eventDateTime,
  description,
  city,
  postalCode: "",
  country,
});

const one = (code: string) => parcel([event(code, "2026-11-18T09:00:00+0100", "Eaten by a dog.")]);

const samples: CarrierSamples = {
  settings: { clientId: "id", clientSecret: "secret" },
  known: {
    payload: parcel(
      [
        event("INDELI.NORMAL", "2026-11-20T07:45:00+0100", "The parcel is out for delivery.", "Graz", "AT"),
        event(
          "INTRAN.NORMAL",
          "2026-11-19T02:10:00+0100",
          "The parcel has left the parcel center.",
          "Neuenstein",
        ),
        event("INTIAL.NORMAL", "2026-11-18T16:30:00+0100", "The parcel was handed over to GLS.", "Berlin"),
        event("INTIAL.PREADVICE", "2026-11-18T09:00:00+0100", "The parcel data was entered into the system."),
      ],
      { status: "DELIVERED", statusDateTime: "2026-11-20T11:02:00+0100" },
    ),
    number,
    carrier: "gls",
    milestone: "delivered",
    exceptions: [],
    eta: null,
    scans: [
      ["2026-11-18T09:00:00+01:00", "INTIAL.PREADVICE", "label_created", null],
      ["2026-11-18T16:30:00+01:00", "INTIAL.NORMAL", "picked_up", null],
      ["2026-11-19T02:10:00+01:00", "INTRAN.NORMAL", "in_transit", null],
      ["2026-11-20T07:45:00+01:00", "INDELI.NORMAL", "out_for_delivery", null],
    ],
  },
  unseen: parcel([], { status: "PREADVICE", statusDateTime: "2026-11-18T09:00:00+0100" }),
  refusals: [
    {
      payload: { parcels: [{ requested: number, errorCode: "NOT_FOUND", errorMessage: "nothing found" }] },
      codes: ["NOT_FOUND"],
    },
    { payload: { errors: [{ code: "E403", message: "forbidden" }] }, codes: ["E403"] },
  ],
  unknownWords: [
    { payload: one("EATEN.DOG"), code: "EATEN.DOG" },
    { payload: one("toString"), code: "toString" },
    { payload: parcel([], { status: "TELEPORTED" }), code: "TELEPORTED" },
  ],
  unknownShapes: [
    { parcels: [{ status: "INTRANSIT" }] },
    { errors: [] },
    { errors: [{}] },
    parcel([event("INTIAL.NORMAL", "yesterday", "")]),
  ],
  sign: null,
  poll: {
    hosts: ["api.gls-group.net"],
    parcels: [
      { trackingNumber: number, carrier: "gls" },
      { trackingNumber: "12345678902", carrier: "gls" },
    ],
  },
};

export default samples;
