import type { CarrierSamples } from "./samples";

const number = "D10000000000001";

const event = (status: string, description: string, time: string, city: string, state: string) => `<Event>
  <Status>${status}</Status><Description>${description}</Description><EventTime>${time}</EventTime>
  <Facility>${city}</Facility><City>${city}</City><State>${state}</State><Zip/></Event>`;

const shipment = (events: string[], more = "") => `<OnTracTrackingResult><Error/><Shipments><Shipment>
  <Tracking>${number}</Tracking><Exp_Del_Date>2026-11-20T00:00:00</Exp_Del_Date><Delivered>false</Delivered>
  <Service>C</Service><Error/>${more}<Events>${events.join("")}</Events></Shipment></Shipments></OnTracTrackingResult>`;

const laserShip = (EventType: string, EventShortText: string, more: object = {}) => ({
  OrderNumber: "1",
  EstimatedDeliveryDate: "2026-11-20",
  Pieces: [{ TrackingNumber: "LX10000001", Weight: 1, WeightUnit: "lbs" }],
  Events: [
    {
      DateTime: "2026-11-18T10:00:00",
      UTCDateTime: "2026-11-18T15:00:00",
      EventType,
      EventShortText,
      ...more,
    },
  ],
});

const samples: CarrierSamples = {
  settings: { account: "37", password: "secret" },
  known: {
    payload: shipment(
      [
        event("NH", "CUSTOMER NOT IN OR BUSINESS CLOSED", "2026-11-20T11:00:00", "Reno", "NV"),
        event("OD", "OUT FOR DELIVERY", "2026-11-20T07:40:00", "Reno", "NV"),
        event("PS", "PACKAGE RECEIVED AT FACILITY", "2026-11-19T05:10:00", "Reno", "NV"),
        event("XX", "DATA ENTRY", "2026-11-18T14:00:00", "", ""),
      ],
      "<ShipDate>2026-11-18T00:00:00</ShipDate>",
    ),
    number,
    carrier: "ontrac",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T14:00:00", "XX", "label_created", null],
      ["2026-11-19T05:10:00", "PS", "in_transit", null],
      ["2026-11-20T07:40:00", "OD", "out_for_delivery", null],
      ["2026-11-20T11:00:00", "NH", "in_transit", "failed_attempt"],
    ],
  },
  unseen: shipment([]),
  refusals: [
    {
      payload: "<OnTracTrackingResult><Error>Invalid account</Error></OnTracTrackingResult>",
      codes: ["Error"],
    },
    {
      payload: `<OnTracTrackingResult><Shipments><Shipment><Tracking>${number}</Tracking><Error>not found</Error>
        </Shipment></Shipments></OnTracTrackingResult>`,
      codes: ["Error"],
    },
    { payload: { Error: true, ErrorMessage: "Order not found" }, codes: ["Error"] },
  ],
  unknownWords: [
    { payload: shipment([event("ZZ", "EATEN BY A DOG", "2026-11-18T14:00:00", "", "")]), code: "ZZ" },
    { payload: laserShip("Teleported", "Eaten by a dog"), code: "Teleported" },
    { payload: laserShip("constructor", "", { EventModifier: "Dog" }), code: "constructor/Dog" },
  ],
  unknownShapes: [
    "<OnTracTrackingResult/>",
    "<a><Shipments/></a>",
    shipment([event("OD", "OUT FOR DELIVERY", "today", "", "")]),
    { Events: [] },
    { Error: false, ErrorMessage: "" },
  ],
  sign: null,
  poll: {
    hosts: ["www.shipontrac.net", "t.lasership.com"],
    parcels: [{ trackingNumber: number, carrier: "ontrac" }],
  },
};

export default samples;
