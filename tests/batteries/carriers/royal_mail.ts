import type { CarrierSamples } from "./samples";

const number = "AB123456785GB";

const piece = (events: object[], more: object = {}) => ({
  mailPieces: { mailPieceId: number, carrierShortName: "RM", ...more, events },
});

const event = (eventCode: string, eventDateTime: string, eventName: string, locationName = "Leeds DO") => ({
  eventCode,
  eventDateTime,
  eventName,
  locationName,
});

const one = (code: string) => piece([event(code, "2026-11-18T10:00:00+00:00", "Eaten by a dog")]);

const samples: CarrierSamples = {
  settings: { clientId: "id", clientSecret: "secret" },
  known: {
    payload: piece(
      [
        event("EVKNA", "2026-11-20T10:02:00+00:00", "Delivery Attempted - No Answer"),
        event("EVGPD", "2026-11-20T07:15:00+00:00", "Due to be delivered today"),
        event("EVNMI", "2026-11-19T04:00:00+00:00", "Forwarded - Mis-sort", "York DO"),
        event("EVXYZ", "2026-11-18T17:30:00+00:00", "Accepted at Post Office", "York"),
      ],
      {
        summary: {
          productName: "Tracked 24",
          lastEventCode: "EVKNA",
          lastEventDateTime: "2026-11-20T10:02:00+00:00",
        },
        estimatedDelivery: { date: "2026-11-20", endOfEstimatedWindow: "12:00:00+00:00" },
      },
    ),
    number,
    carrier: "royal_mail",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T17:30:00Z", "EVXYZ", "picked_up", null],
      ["2026-11-19T04:00:00Z", "EVNMI", "in_transit", "missorted"],
      ["2026-11-20T07:15:00Z", "EVGPD", "out_for_delivery", null],
      ["2026-11-20T10:02:00Z", "EVKNA", "in_transit", "failed_attempt"],
    ],
  },
  unseen: {
    mailPieces: [
      {
        mailPieceId: number,
        summary: { lastEventCode: "EVAIP", lastEventName: "Sender despatching item" },
      },
    ],
  },
  refusals: [
    {
      payload: {
        mailPieces: [
          { mailPieceId: number, error: { errorCode: "E1142", errorDescription: "not recognised" } },
        ],
      },
      codes: ["E1142"],
    },
    {
      payload: {
        httpCode: "404",
        httpMessage: "Not Found",
        errors: [{ errorCode: "E1142", errorDescription: "Barcode reference isn't recognised" }],
      },
      codes: ["E1142"],
    },
    {
      payload: { httpCode: "401", httpMessage: "Unauthorized", moreInformation: "Client id" },
      codes: ["401"],
    },
  ],
  unknownWords: [
    { payload: one("EVZZZ"), code: "EVZZZ" },
    { payload: one("constructor"), code: "constructor" },
  ],
  unknownShapes: [
    { mailPieces: [] },
    { mailPieces: { events: [] } },
    piece([event("EVGPD", "today", "Due to be delivered today")]),
  ],
  sign: null,
  poll: { hosts: ["api.royalmail.net"], parcels: [{ trackingNumber: number, carrier: "royal_mail" }] },
};

export default samples;
