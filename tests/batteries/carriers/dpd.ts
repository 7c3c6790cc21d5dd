import type { CarrierSamples } from "./samples";

const step = (
  status: string,
  date: string,
  location: string,
  sentence = "",
  reached = "true",
) => `<statusInfo>
  <status>${status}</status><label><content>Label</content></label>
  <description><content><content>${sentence}</content><bold>false</bold></content></description>
  <statusHasBeenReached>${reached}</statusHasBeenReached><isCurrentStatus>false</isCurrentStatus>
  ${location && `<location><content>${location}</content></location>`}
  ${date && `<date><content>${date}</content></date>`}</statusInfo>`;

const envelope = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
  <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

const answer = (...steps: string[]) =>
  envelope(`<getTrackingDataResponse xmlns="http://dpd.com/common/service/types/ParcelLifeCycleService/2.0">
  <trackingresult>${steps.join("")}</trackingresult></getTrackingDataResponse>`);

const fault =
  envelope(`<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Fault occurred</faultstring>
  <detail><ns:parcelFault xmlns:ns="urn:x"><errorCode>PLC_1</errorCode><errorMessage>no such parcel</errorMessage>
  </ns:parcelFault></detail></soap:Fault>`);

const samples: CarrierSamples = {
  settings: { delisId: "delis", password: "secret", country: "BE" },
  known: {
    payload: answer(
      step("PickedUp", "11/18/2026 5:20:00 PM", "Gent (BE)", "DPD has received your parcel."),
      step("BetweenDepots", "11/19/2026 12:05:10 AM", "Gent (BE)"),
      step("Courier", "20.11.2026, 08:15", "Köln (DE)"),
      step("DeliveryFailure", "11/20/2026 10:40:00 AM", "Köln (DE)"),
      step("ReturningFromDelivery", "11/20/2026 5:40:00 PM", "Köln (DE)"),
      step("Delivered", "", "", "", "false"),
    ),
    number: null,
    carrier: "dpd",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: null,
    scans: [
      ["2026-11-18T17:20:00", "PickedUp", "picked_up", null],
      ["2026-11-19T00:05:10", "BetweenDepots", "in_transit", null],
      ["2026-11-20T08:15:00", "Courier", "out_for_delivery", null],
      ["2026-11-20T10:40:00", "DeliveryFailure", "in_transit", "failed_attempt"],
      ["2026-11-20T17:40:00", "ReturningFromDelivery", "in_transit", "failed_attempt"],
    ],
  },
  unseen: answer(step("Shipment", "", "", "", "false")),
  refusals: [
    { payload: fault, codes: ["PLC_1"] },
    { payload: fault.replace(/<detail>.*<\/detail>/s, ""), codes: ["soap:Server"] },
  ],
  unknownWords: [
    { payload: answer(step("Teleported", "11/18/2026 5:20:00 PM", "")), code: "Teleported" },
    { payload: answer(step("hasOwnProperty", "11/18/2026 5:20:00 PM", "")), code: "hasOwnProperty" },
  ],
  unknownShapes: [
    answer(step("Courier", "", "Gent (BE)")),
    answer(step("Courier", "13/41/2026 5:20:00 PM", "Gent (BE)")),
  ],
  sign: null,
  poll: {
    hosts: ["wsshipper.dpd.be"],
    parcels: [{ trackingNumber: "01234567890123", carrier: "dpd" }],
    login: {
      when: /LoginService/,
      answer: envelope("<getAuthResponse><return><authToken>t0ken</authToken></return></getAuthResponse>"),
    },
  },
};

export default samples;
