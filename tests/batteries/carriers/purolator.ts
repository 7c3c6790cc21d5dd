import type { CarrierSamples } from "./samples";

const number = "000000000017";

const scan = (type: string, date: string, time: string, description: string, depot = "OTTAWA, ON") => `<Scan>
  <ScanType>${type}</ScanType><PIN><Value>${number}</Value></PIN><Depot><Name>${depot}</Name></Depot>
  <ScanDate>${date}</ScanDate><ScanTime>${time}</ScanTime><Description>${description}</Description>
  <Comment/><SummaryScanIndicator>false</SummaryScanIndicator></Scan>`;

const answer = (
  inner: string,
  errors = "",
) => `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
  <s:Body><TrackPackagesByPinResponse xmlns="http://purolator.com/pws/datatypes/v1"
  xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ResponseInformation><Errors>${errors}</Errors>
  <InformationalMessages i:nil="true"/></ResponseInformation>${inner}</TrackPackagesByPinResponse></s:Body></s:Envelope>`;

const parcel = (...scans: string[]) =>
  answer(`<TrackingInformationList><TrackingInformation><PIN><Value>${number}</Value></PIN>
    <Scans>${scans.join("")}</Scans><ResponseInformation i:nil="true"/></TrackingInformation></TrackingInformationList>`);

const error =
  "<Error><Code>3001331</Code><Description>no such PIN</Description><AdditionalInformation/></Error>";

const samples: CarrierSamples = {
  settings: { apiKey: "key", password: "secret" },
  known: {
    payload: parcel(
      scan("Undeliverable", "2026-11-20", "101500", "Recipient not available"),
      scan("OnDelivery", "2026-11-20", "081000", "On vehicle for delivery"),
      scan("Other", "2026-11-19", "022300", "Arrived at sort facility", "MONTREAL SORT CTR/CTR TRIE, PQ"),
      scan("ProofOfPickUp", "2026-11-18", "160500", "Picked up by Purolator", "VANCOUVER, BC"),
    ),
    number,
    carrier: "purolator",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: null,
    scans: [
      ["2026-11-18T16:05:00", "ProofOfPickUp", "picked_up", null],
      ["2026-11-19T02:23:00", "Other/Arrived at sort facility", "in_transit", null],
      ["2026-11-20T08:10:00", "OnDelivery", "out_for_delivery", null],
      ["2026-11-20T10:15:00", "Undeliverable", "in_transit", "failed_attempt"],
    ],
  },
  unseen: parcel(),
  refusals: [
    { payload: answer('<TrackingInformationList i:nil="true"/>', error), codes: ["3001331"] },
    {
      payload: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
        <faultcode>s:Client</faultcode><faultstring>Unauthorized</faultstring></s:Fault></s:Body></s:Envelope>`,
      codes: ["s:Client"],
    },
  ],
  unknownWords: [
    {
      payload: parcel(scan("Other", "2026-11-19", "022300", "Eaten by a dog")),
      code: "Other/Eaten by a dog",
    },
    { payload: parcel(scan("constructor", "2026-11-19", "022300", "")), code: "constructor" },
  ],
  unknownShapes: [
    parcel(scan("Delivery", "2026-02-30", "022300", "")),
    "<Envelope><Body/></Envelope>",
    "<Envelope><Body><Fault/></Body></Envelope>",
  ],
  sign: null,
  poll: {
    hosts: ["webservices.purolator.com"],
    parcels: [
      { trackingNumber: number, carrier: "purolator" },
      { trackingNumber: "000000000025", carrier: "purolator" },
    ],
  },
};

export default samples;
