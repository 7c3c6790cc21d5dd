import type { CarrierSamples } from "./samples";

const number = "401234567890";

const event = (eventType: string, date: string, eventDescription: string, more: object = {}) => ({
  date,
  eventType,
  eventDescription,
  scanLocation: {
    streetLines: [""],
    city: "RENO",
    stateOrProvinceCode: "NV",
    postalCode: "89502",
    countryCode: "US",
  },
  derivedStatusCode: "IT",
  ...more,
});

const result = (scanEvents: object[], more: object = {}) => ({
  trackingNumberInfo: { trackingNumber: number, carrierCode: "FDXG", trackingNumberUniqueId: "1~2~FDEG" },
  scanEvents,
  ...more,
});

const answer = (...trackResults: object[]) => ({
  transactionId: "t",
  output: { completeTrackResults: [{ trackingNumber: number, trackResults }] },
});

const noon = "2026-11-19T12:00:00-08:00";
const one = (type: string, description: string, more: object = {}) =>
  answer(result([event(type, noon, description, more)]));

const soap = (inner: string) =>
  `<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>
  <TrackReply xmlns="http://fedex.com/ws/track/v7"><HighestSeverity>X</HighestSeverity>${inner}</TrackReply>
  </SOAP-ENV:Body></SOAP-ENV:Envelope>`;

const notice = (name: string, code: string) =>
  `<${name}><Severity>ERROR</Severity><Code>${code}</Code><Message>none</Message></${name}>`;

const details = (inner: string) =>
  `<CompletedTrackDetails><TrackDetails>${inner}</TrackDetails></CompletedTrackDetails>`;

const samples: CarrierSamples = {
  settings: { clientId: "id", clientSecret: "secret" },
  known: {
    payload: answer(
      result(
        [
          event("DE", "2026-11-21T15:00:00-07:00", "Delivery exception", {
            exceptionCode: "15",
            exceptionDescription: "Customer not available or business closed",
          }),
          event("OD", "2026-11-21T07:00:00-07:00", "On FedEx vehicle for delivery"),
          event("SE", "2026-11-20T20:00:00-07:00", "Shipment exception", {
            exceptionDescription: "Package not due for delivery",
          }),
          event("DP", "2026-11-20T02:00:00-08:00", "Departed FedEx location", {
            delayDetail: { type: "WEATHER", subType: "SNOW", status: "DELAYED" },
          }),
          event("AE", "2026-11-19T18:00:00-08:00", "Shipment arriving early"),
          event("PU", "2026-11-18T16:00:00-08:00", "Picked up", { delayDetail: { status: "ON_TIME" } }),
          event("OC", "2026-11-18T09:00:00-08:00", "Shipment information sent to FedEx"),
        ],
        {
          latestStatusDetail: { code: "DE", derivedCode: "DE", description: "Delivery exception" },
          serviceDetail: { description: "FedEx Home Delivery" },
          dateAndTimes: [
            { type: "SHIP", dateTime: "2026-11-18T00:00:00-06:00" },
            { type: "ESTIMATED_DELIVERY", dateTime: "2026-11-22T20:00:00-07:00" },
          ],
        },
      ),
    ),
    number,
    carrier: "fedex",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-22",
    scans: [
      ["2026-11-18T09:00:00-08:00", "OC", "label_created", null],
      ["2026-11-18T16:00:00-08:00", "PU", "picked_up", null],
      ["2026-11-19T18:00:00-08:00", "AE", null, null],
      ["2026-11-20T02:00:00-08:00", "DP", "in_transit", "weather"],
      ["2026-11-20T20:00:00-07:00", "SE", null, null],
      ["2026-11-21T07:00:00-07:00", "OD", "out_for_delivery", null],
      ["2026-11-21T15:00:00-07:00", "DE", "in_transit", "failed_attempt"],
    ],
  },
  unseen: answer(
    result([], { latestStatusDetail: { code: "IN", description: "Label created" }, dateAndTimes: [] }),
  ),
  refusals: [
    {
      payload: answer({ error: { code: "TRACKING.TRACKINGNUMBER.NOTFOUND", message: "none" } }),
      codes: ["TRACKING.TRACKINGNUMBER.NOTFOUND"],
    },
    { payload: { errors: [{ code: "TRACKING.DATA.INVALID" }] }, codes: ["TRACKING.DATA.INVALID"] },
    { payload: soap(notice("Notifications", "6035")), codes: ["6035"] },
    {
      payload: soap(details(`${notice("Notification", "9040")}<TrackingNumber>${number}</TrackingNumber>`)),
      codes: ["9040"],
    },
  ],
  unknownWords: [
    { payload: one("QQ", "Something has happened", { derivedStatusCode: "QQ" }), code: "QQ" },
    { payload: one("constructor", "Hm", { derivedStatusCode: "toString" }), code: "constructor" },
    {
      payload: soap(
        details(`<TrackingNumber>${number}</TrackingNumber><Events><Timestamp>${noon}</Timestamp>
        <EventType>QQ</EventType><EventDescription>Hm</EventDescription></Events>`),
      ),
      code: "QQ",
    },
  ],
  unknownShapes: [
    answer(result([{ ...event("PU", noon, "Picked up"), date: "yesterday" }])),
    one("", ""),
    { output: { documents: ["JVBERi0="] } },
    soap(details("<Events><Timestamp>soon</Timestamp><EventType>PU</EventType></Events>")),
  ],
  sign: null,
  poll: {
    hosts: ["apis.fedex.com"],
    parcels: [
      { trackingNumber: number, carrier: "fedex" },
      { trackingNumber: "401234567891", carrier: "fedex" },
    ],
  },
};

export default samples;
