import { createHmac } from "node:crypto";
import type { CarrierSamples } from "./samples";

const number = "WMS-000001";
const secret = "a secret of sixteen letters";

const event = (status: string, at: string) => ({ at, status, city: "Lyon", country: "FR" });

const parcel = (events: object[], more: object = {}) => ({
  tracking_number: number,
  carrier: "La Poste",
  service: "Standard",
  ...more,
  events,
});

const noon = "2026-11-19T12:00:00+01:00";
const csv = (line: string) => `tracking_number,at,status\n${line}`;

const samples: CarrierSamples = {
  settings: { webhookSecret: secret },
  known: {
    payload: {
      parcels: [
        parcel(
          [
            event("label_created", "2026-11-18T08:00:00+01:00"),
            event("Picked up", "2026-11-18T17:00:00"),
            event("weather", "2026-11-19T06:00:00+01:00"),
            event("out-for-delivery", "2026-11-20T07:00:00+01:00"),
            event("failed_attempt", "2026-11-20T12:00:00+01:00"),
            event("returning", "2026-11-21T08:00:00+01:00"),
          ],
          { eta: "2026-11-20" },
        ),
      ],
    },
    number,
    carrier: "colissimo",
    milestone: "returning",
    exceptions: ["failed_attempt", "returning"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T08:00:00+01:00", "label_created", "label_created", null],
      ["2026-11-18T17:00:00", "Picked up", "picked_up", null],
      ["2026-11-19T06:00:00+01:00", "weather", null, "weather"],
      ["2026-11-20T07:00:00+01:00", "out-for-delivery", "out_for_delivery", null],
      ["2026-11-20T12:00:00+01:00", "failed_attempt", "in_transit", "failed_attempt"],
      ["2026-11-21T08:00:00+01:00", "returning", "returning", "returning"],
    ],
  },
  unseen: parcel([]),
  refusals: [{ payload: { parcels: [] }, codes: [] }],
  unknownWords: [
    { payload: parcel([event("teleported", noon)]), code: "teleported" },
    { payload: parcel([event("constructor", noon)]), code: "constructor" },
    { payload: csv(`${number},${noon},__proto__`), code: "__proto__" },
  ],
  unknownShapes: [
    { parcels: [{ tracking_number: number }] },
    parcel([event("delivered", "yesterday")]),
    parcel([event("", noon)]),
    csv(`${number},,delivered`),
    csv(`,${noon},delivered`),
  ],
  sign: (raw) => ({
    headers: { "x-doorstep-signature": createHmac("sha256", secret).update(raw).digest("hex") },
  }),
  poll: null,
};

export default samples;
