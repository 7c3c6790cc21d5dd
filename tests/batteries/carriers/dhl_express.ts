import type { CarrierSamples } from "./samples";

const number = "1234567890";

const shipment = (events: object[], more: object = {}) => ({
  shipments: [{ shipmentTrackingNumber: number, status: "Success", productCode: "P", ...more, events }],
});

const at = (
  date: string,
  time: string,
  typeCode: string,
  description: string,
  area: string,
  more: object = {},
) => ({
  date,
  time,
  typeCode,
  description,
  serviceArea: [{ code: "XXX", description: area }],
  ...more,
});

const known = shipment(
  [
    at("2026-11-20", "09:05:00", "NH", "Delivery attempted; recipient not home", "PORTO - PORTUGAL"),
    at("2026-11-20", "07:30:00", "WC", "Shipment is out with courier for delivery", "PORTO - PORTUGAL"),
    at("2026-11-19", "21:10:00", "CD", "Further clearance processing is required", "LISBON - PORTUGAL"),
    at("2026-11-18", "17:00:00", "PU", "Shipment picked up", "LYON - FRANCE", { GMTOffset: "+01:00" }),
  ],
  { shipmentTimestamp: "2026-11-18T12:00:00", estimatedDeliveryDate: "2026-11-20" },
);

const one = (typeCode: string, description: string) =>
  shipment([at("2026-11-18", "17:00:00", typeCode, description, "LYON - FRANCE")]);

const samples: CarrierSamples = {
  settings: { username: "store", password: "secret" },
  known: {
    payload: known,
    number,
    carrier: "dhl_express",
    milestone: "in_transit",
    exceptions: ["failed_attempt"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T17:00:00+01:00", "PU", "picked_up", null],
      ["2026-11-19T21:10:00", "CD", null, "customs_hold"],
      ["2026-11-20T07:30:00", "WC", "out_for_delivery", null],
      ["2026-11-20T09:05:00", "NH", "in_transit", "failed_attempt"],
    ],
  },
  unseen: shipment([]),
  refusals: [
    {
      payload: {
        status: 404,
        title: "Not found",
        detail: "996: nothing under this number",
        instance: "/tracking",
      },
      codes: ["404"],
    },
    {
      payload: `<?xml version="1.0"?><req:TrackingResponse xmlns:req="http://www.dhl.com"><AWBInfo>
        <AWBNumber>${number}</AWBNumber><Status><ActionStatus>No Shipments Found</ActionStatus><Condition>
        <ConditionCode>209</ConditionCode><ConditionData>No Shipments Found for AWBNumber</ConditionData>
        </Condition></Status></AWBInfo></req:TrackingResponse>`,
      codes: ["209"],
    },
    {
      payload: `<req:ErrorResponse xmlns:req="http://www.dhl.com"><Response><Status><ActionStatus>Error</ActionStatus>
        <Condition><ConditionCode>100</ConditionCode><ConditionData>not authorized</ConditionData></Condition>
        </Status></Response></req:ErrorResponse>`,
      codes: ["100"],
    },
  ],
  unknownWords: [
    { payload: one("ZZ", "Eaten by a dog"), code: "ZZ" },
    { payload: one("constructor", ""), code: "constructor" },
  ],
  unknownShapes: [
    { shipments: [{ events: [] }] },
    shipment([{ date: "2026-11-31", time: "10:00:00", typeCode: "OK" }]),
    "<TrackingResponse><AWBInfo/></TrackingResponse>",
  ],
  sign: null,
  poll: { hosts: ["express.api.dhl.com"], parcels: [{ trackingNumber: number, carrier: "dhl_express" }] },
};

export default samples;
