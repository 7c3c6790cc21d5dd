import { createHmac } from "node:crypto";
import type { CarrierSamples } from "./samples";

const number = "1Z12345E0205271688";
const secret = "sécret";

const checkpoint = (subtag: string, checkpoint_time: string | null, more: object = {}) => ({
  slug: "ups",
  tag: subtag.split("_")[0],
  subtag,
  subtag_message: "",
  message: "",
  checkpoint_time,
  city: "Lyon",
  state: null,
  zip: "69001",
  country_iso3: "FRA",
  ...more,
});

const tracking = (checkpoints: object[], more: object = {}) => ({
  id: "5b7658cec7c33c0e007de3c5",
  tracking_number: number,
  slug: "ups",
  tag: "InTransit",
  subtag: "InTransit_003",
  subtag_message: "Arrival scan",
  shipment_type: "UPS Standard",
  expected_delivery: null,
  checkpoints,
  ...more,
});

const sent = (msg: object) => ({
  event: "tracking_update",
  event_id: "e",
  is_tracking_first_tag: true,
  msg,
  ts: 1,
});
const noon = "2026-11-19T12:00:00+01:00";
const one = (subtag: string, more: object = {}) =>
  tracking([checkpoint(subtag, noon, more)], { subtag, tag: subtag.split("_")[0] });

const samples: CarrierSamples = {
  settings: { apiKey: "asat_1", webhookSecret: secret },
  known: {
    payload: sent(
      tracking(
        [
          checkpoint("InfoReceived_001", "2026-11-17T09:00:00+01:00"),
          checkpoint("InTransit_002", "2026-11-18T09:00:00+01:00"),
          checkpoint("Exception_004", "2026-11-18T22:00:00+01:00"),
          checkpoint("InTransit_003", "2026-11-19T04:00:00"),
          checkpoint("OutForDelivery_001", "2026-11-19T08:00:00+01:00"),
          checkpoint("AttemptFail_002", "2026-11-19T11:00:00+01:00"),
          checkpoint("Exception_007", "2026-11-21T08:00:00+01:00", { subtag_message: "Returned to sender" }),
          checkpoint("Exception_001", null),
        ],
        {
          tag: "Expired",
          subtag: "Expired_001",
          latest_estimated_delivery: {
            type: "range",
            datetime: null,
            datetime_max: "2026-11-20T18:00:00+01:00",
          },
          next_couriers: [{ slug: "usps", tracking_number: "9200000000000000000001" }],
        },
      ),
    ),
    number,
    carrier: "ups",
    milestone: "returning",
    exceptions: ["failed_attempt", "returning", "stalled"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-17T09:00:00+01:00", "InfoReceived_001", "label_created", null],
      ["2026-11-18T09:00:00+01:00", "InTransit_002", "picked_up", null],
      ["2026-11-18T22:00:00+01:00", "Exception_004", null, "customs_hold"],
      ["2026-11-19T04:00:00", "InTransit_003", "in_transit", null],
      ["2026-11-19T08:00:00+01:00", "OutForDelivery_001", "out_for_delivery", null],
      ["2026-11-19T11:00:00+01:00", "AttemptFail_002", "in_transit", "failed_attempt"],
      ["2026-11-21T08:00:00+01:00", "Exception_007", "returning", "returning"],
    ],
  },
  unseen: {
    meta: { code: 200 },
    data: { trackings: [tracking([], { tag: "Pending", subtag: "Pending_001" })] },
  },
  refusals: [
    {
      payload: { meta: { code: 4004, message: "does not exist", type: "NotFound" }, data: {} },
      codes: ["4004"],
    },
    { payload: { meta: { code: 200 }, data: { trackings: [] } }, codes: [] },
  ],
  unknownWords: [
    { payload: sent(one("InTransit_099")), code: "InTransit_099" },
    { payload: { meta: { code: 200 }, data: { tracking: one("constructor") } }, code: "constructor" },
    { payload: { meta: { code: 200 }, data: one("toString_001") }, code: "toString_001" },
  ],
  unknownShapes: [
    { meta: { code: 200 }, data: {} },
    { event: "tracking_update", msg: { id: "1" } },
    sent(tracking([checkpoint("InTransit_003", "yesterday")])),
  ],
  sign: (raw) => ({
    headers: { "aftership-hmac-sha256": createHmac("sha256", secret).update(raw).digest("base64") },
  }),
  poll: {
    hosts: ["api.aftership.com"],
    parcels: [
      { trackingNumber: number, carrier: "ups" },
      { trackingNumber: "2", carrier: "other" },
    ],
  },
};

export default samples;
