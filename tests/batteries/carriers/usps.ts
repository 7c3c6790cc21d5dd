import type { CarrierSamples } from "./samples";

const number = "9400100000000000000001";

const event = (eventCode: string | null, eventType: string, eventTimestamp: string, more: object = {}) => ({
  eventType,
  eventTimestamp,
  GMTTimestamp: null,
  GMTOffset: "-06:00",
  eventCountry: null,
  eventCity: "PEORIA",
  eventState: "IL",
  eventZIP: "61601",
  name: null,
  eventCode,
  ...more,
});

const answer = (trackingEvents: object[], more: object = {}) => ({
  trackingNumber: number,
  mailClass: "Priority Mail<SUP>&#174;</SUP>",
  statusCategory: "In Transit",
  trackingEvents,
  ...more,
});

const noon = "2026-11-19T12:00:00";

const xml = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><TrackResponse><TrackInfo ID="${number}">${inner}</TrackInfo></TrackResponse>`;

const summary = (code: string, sentence: string, day = "November 19, 2026", time = "9:01 am") =>
  xml(
    `<Class>First-Class</Class><TrackSummary><EventTime>${time}</EventTime><EventDate>${day}</EventDate><Event>${sentence}</Event>
    <EventCity>PEORIA</EventCity><EventState>IL</EventState><EventCountry/><EventCode>${code}</EventCode></TrackSummary>`,
  );

const samples: CarrierSamples = {
  settings: { clientId: "id", clientSecret: "secret" },
  known: {
    payload: answer(
      [
        event("01", "Delivered, To Original Sender", "2026-11-23T11:00:00"),
        event("09", "Return to Sender", "2026-11-21T09:00:00"),
        event("02", "Notice Left (No Authorized Recipient Available)", "2026-11-20T14:00:00"),
        event("OF", "Out for Delivery", "2026-11-20T08:00:00"),
        event(null, "Arrived at Hub", "2026-11-19T20:00:00", { GMTOffset: null }),
        event("03", "USPS in possession of item", "2026-11-18T17:00:00"),
        event("GX", "Shipping Label Created, USPS Awaiting Item", "2026-11-18T09:00:00"),
      ],
      { statusCategory: "Delivered", expectedDeliveryTimeStamp: "2026-11-20T21:00:00" },
    ),
    number,
    carrier: "usps",
    milestone: "returned",
    exceptions: ["failed_attempt", "returning"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T09:00:00-06:00", "GX", "label_created", null],
      ["2026-11-18T17:00:00-06:00", "03", "picked_up", null],
      ["2026-11-19T20:00:00", "Arrived at Hub", "in_transit", null],
      ["2026-11-20T08:00:00-06:00", "OF", "out_for_delivery", null],
      ["2026-11-20T14:00:00-06:00", "02", "in_transit", "failed_attempt"],
      ["2026-11-21T09:00:00-06:00", "09", "returning", "returning"],
      ["2026-11-23T11:00:00-06:00", "01", "returned", "returning"],
    ],
  },
  unseen: answer([], { statusCategory: "Pre-Shipment" }),
  refusals: [
    { payload: { apiVersion: "/v3", error: { code: "404", message: "none", errors: [] } }, codes: ["404"] },
    {
      payload: xml("<Error><Number>-2147219302</Number><Description>none</Description></Error>"),
      codes: ["-2147219302"],
    },
    { payload: "<Error><Number>80040B1A</Number><Description>no</Description></Error>", codes: ["80040B1A"] },
  ],
  unknownWords: [
    { payload: answer([event("Q7", "Something has happened", noon)]), code: "Q7" },
    { payload: answer([event("toString", "Hm", noon)]), code: "toString" },
    { payload: answer([], { statusCategory: "constructor" }), code: "constructor" },
    { payload: summary("Q7", "Something has happened"), code: "Q7" },
  ],
  unknownShapes: [
    { trackingNumber: number },
    answer([event("03", "Accepted", "yesterday")]),
    answer([event(null, "", noon)]),
    summary("03", "Accepted", "Novembre 19"),
    summary("", ""),
  ],
  sign: null,
  poll: { hosts: ["apis.usps.com"], parcels: [{ trackingNumber: number, carrier: "usps" }] },
};

export default samples;
