import type { CarrierSamples } from "./samples";

const number = "1Z12345E0205271688";
const secret = "a credential of ours";

const activity = (type: string, code: string, description: string, day: string, time: string) => ({
  date: day,
  time,
  gmtDate: day,
  gmtTime: `${String(Number(time.slice(0, 2)) + 6).padStart(2, "0")}:${time.slice(2, 4)}:${time.slice(4)}`,
  gmtOffset: "-06:00",
  location: {
    address: { city: "Tulsa", stateProvince: "OK", countryCode: "US", country: "US" },
    slic: "7411",
  },
  status: { type, code, description, statusCode: "005" },
});

const answer = (activities: object[], more: object = {}) => ({
  trackResponse: {
    shipment: [
      {
        inquiryNumber: number,
        pickupDate: "20261117",
        package: [{ trackingNumber: number, activity: activities, ...more }],
      },
    ],
  },
});

const one = (type: string, code: string, description: string) =>
  answer([activity(type, code, description, "20261119", "080000")]);

const alert = (over: object) => ({
  trackingNumber: number,
  localActivityDate: "20261119",
  localActivityTime: "080000",
  activityLocation: { city: "Tulsa", stateProvince: "OK", postalCode: "", country: "US" },
  activityStatus: { type: "I", code: "DP", description: "On the Way", descriptionCode: "005" },
  scheduledDeliveryDate: "20261120",
  ...over,
});

const xml = (shipment: string, response = "<ResponseStatusCode>1</ResponseStatusCode>") =>
  `<?xml version="1.0"?><TrackResponse><Response>${response}</Response>${shipment}</TrackResponse>`;

const xmlPackage = (type: string, code: string, sentence: string, time = "<Time>080000</Time>") =>
  xml(`<Shipment><Package><TrackingNumber>${number}</TrackingNumber><Activity>
    <ActivityLocation><Address><City>TULSA</City><CountryCode>US</CountryCode></Address></ActivityLocation>
    <Status><StatusType><Code>${type}</Code><Description>${sentence}</Description></StatusType>
    <StatusCode><Code>${code}</Code></StatusCode></Status><Date>20261119</Date>${time}</Activity></Package></Shipment>`);

const samples: CarrierSamples = {
  settings: { clientId: "id", clientSecret: "secret", webhookSecret: secret },
  known: {
    payload: answer(
      [
        activity("X", "DM", "A guaranteed service refund has been submitted.", "20261121", "060000"),
        activity(
          "X",
          "48",
          "The receiver was not available at the time of the first delivery attempt. A second attempt will be made.",
          "20261120",
          "120000",
        ),
        activity("I", "DS", "Out For Delivery Today", "20261120", "070000"),
        activity("X", "SR", "Your package was released by the customs agency.", "20261119", "100000"),
        activity("I", "ZZ", "Destination Scan", "20261119", "080000"),
        activity("I", "OR", "Origin Scan", "20261118", "120000"),
        activity(
          "M",
          "MP",
          "Shipper created a label, UPS has not received the package yet.",
          "20261117",
          "120000",
        ),
      ],
      {
        currentStatus: { type: "X", code: "48", description: "Receiver not available" },
        deliveryDate: [
          { type: "SDD", date: "20261120" },
          { type: "RDD", date: "20261123" },
        ],
        deliveryTime: { type: "EDW", startTime: "120000", endTime: "160000" },
        alternateTrackingNumber: [{ type: "USPS_PIC", number: "92612900000000000000000001" }],
        service: { code: "003", description: "UPS Ground" },
      },
    ),
    number,
    carrier: "ups",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-23",
    scans: [
      ["2026-11-17T12:00:00-06:00", "M/MP", "label_created", null],
      ["2026-11-18T12:00:00-06:00", "I/OR", "picked_up", null],
      ["2026-11-19T08:00:00-06:00", "I/ZZ", "in_transit", null],
      ["2026-11-19T10:00:00-06:00", "X/SR", "in_transit", null],
      ["2026-11-20T07:00:00-06:00", "I/DS", "out_for_delivery", null],
      ["2026-11-20T12:00:00-06:00", "X/48", "in_transit", "failed_attempt"],
      ["2026-11-21T06:00:00-06:00", "X/DM", null, null],
    ],
  },
  unseen: answer([], { currentStatus: { type: "M", code: "MP", description: "Shipment ready for UPS" } }),
  refusals: [
    { payload: { response: { errors: [{ code: "TV1002", message: "no such number" }] } }, codes: ["TV1002"] },
    { payload: { errors: [{ code: "UJ0001", message: "no token" }] }, codes: ["UJ0001"] },
    {
      payload: {
        trackResponse: {
          shipment: [{ inquiryNumber: number, warnings: [{ code: "TW0001", message: "not found" }] }],
        },
      },
      codes: ["TW0001"],
    },
    {
      payload: xml(
        "",
        "<ResponseStatusCode>0</ResponseStatusCode><Error><ErrorCode>151044</ErrorCode><ErrorDescription>none</ErrorDescription></Error>",
      ),
      codes: ["151044"],
    },
  ],
  unknownWords: [
    { payload: one("X", "QQ", "Something has happened."), code: "X/QQ" },
    { payload: one("constructor", "toString", "Hm."), code: "constructor/toString" },
    { payload: alert({ activityStatus: { type: "D", code: "QQ", description: "" } }), code: "D/QQ" },
    { payload: xmlPackage("X", "QQ", "SOMETHING HAS HAPPENED."), code: "X/QQ" },
  ],
  unknownShapes: [
    one("", "", ""),
    answer([{ ...activity("I", "DP", "", "20261119", "080000"), time: undefined }]),
    alert({ localActivityTime: "256000" }),
    xmlPackage("I", "DP", "DEPARTURE SCAN", ""),
    xml(""),
  ],
  sign: () => ({ headers: { credential: secret } }),
  poll: { hosts: ["onlinetools.ups.com"], parcels: [{ trackingNumber: number, carrier: "ups" }] },
};

export default samples;
