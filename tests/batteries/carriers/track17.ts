import { createHash } from "node:crypto";
import type { CarrierSamples } from "./samples";

const number = "RR000000001CN";
const key = "0123456789ABCDEF";

const event = (
  stage: string | null,
  sub_status: string | null,
  time_iso: string | null,
  description: string | null = null,
  more: object = {},
) => ({
  time_iso,
  time_utc: null,
  description,
  location: "Madrid, ES",
  stage,
  sub_status,
  address: { country: "ES", state: null, city: "Madrid", street: null, postal_code: "28001" },
  ...more,
});

const info = (first: object[], last: object[] = [], more: object = {}) => ({
  latest_status: { status: "InTransit", sub_status: "InTransit_Other", sub_status_descr: null },
  latest_event: null,
  time_metrics: { estimated_delivery_date: { source: null, from: null, to: null } },
  misc_info: { service_type: null, local_number: "", local_provider: "" },
  tracking: {
    providers_hash: 1,
    providers: [
      { provider: { key: 3011, name: "China Post" }, events: first },
      { provider: { key: 9021, name: "Correos" }, events: last },
    ],
  },
  ...more,
});

const sent = (track_info: object) => ({
  event: "TRACKING_UPDATED",
  data: { number, carrier: 3011, tag: null, track_info },
});
const answer = (accepted: object[], rejected: object[] = []) => ({ code: 0, data: { accepted, rejected } });
const noon = "2026-11-19T12:00:00+01:00";

const samples: CarrierSamples = {
  settings: { apiKey: key },
  known: {
    payload: answer([
      {
        number,
        carrier: 3011,
        track_info: info(
          [
            event(null, "InTransit_Departure", "2026-11-15T20:00:00+08:00"),
            event("PickedUp", null, "2026-11-14T18:00:00+08:00"),
            event("InfoReceived", "InfoReceived", "2026-11-14T10:00:00+08:00"),
          ],
          [
            event(null, "InTransit_CustomsRequiringInformation", "2026-11-20T12:00:00+01:00"),
            event(null, null, null, "Arrived at the sorting centre", {
              time_raw: { date: "2026-11-19", time: "12:00:00", timezone: null },
            }),
          ],
          {
            latest_status: { status: "Expired", sub_status: "Expired_Other" },
            time_metrics: { estimated_delivery_date: { from: "2026-11-21T00:00:00+01:00", to: null } },
            misc_info: { local_number: "PK000000001ES", local_provider: "Correos" },
          },
        ),
      },
    ]),
    number,
    carrier: "other",
    milestone: "in_transit",
    exceptions: ["customs_hold", "stalled"],
    eta: "2026-11-21",
    scans: [
      ["2026-11-14T10:00:00+08:00", "InfoReceived", "label_created", null],
      ["2026-11-14T18:00:00+08:00", "PickedUp", "picked_up", null],
      ["2026-11-15T20:00:00+08:00", "InTransit_Departure", "in_transit", null],
      ["2026-11-19T12:00:00", "Arrived at the sorting centre", "in_transit", null],
      ["2026-11-20T12:00:00+01:00", "InTransit_CustomsRequiringInformation", "in_transit", "customs_hold"],
    ],
  },
  unseen: sent(info([], [], { latest_status: { status: "NotFound", sub_status: "NotFound_Other" } })),
  refusals: [
    {
      payload: answer([], [{ number, error: { code: -18019902, message: "not registered" } }]),
      codes: ["-18019902"],
    },
    {
      payload: { code: -18010013, data: { errors: [{ code: -18010013, message: "no" }] } },
      codes: ["-18010013"],
    },
    { payload: { event: "TRACKING_STOPPED", data: { number, carrier: 3011, tag: null } }, codes: [] },
  ],
  unknownWords: [
    { payload: sent(info([event(null, "InTransit_Eaten", noon, "On its way")])), code: "InTransit_Eaten" },
    { payload: sent(info([event("toString", null, noon)])), code: "toString" },
    { payload: sent(info([event(null, null, noon, "Hm")])), code: "Hm" },
  ],
  unknownShapes: [
    { event: "TRACKING_UPDATED", data: { number } },
    sent(info([event("PickedUp", null, null)])),
    sent(info([event(null, null, noon)])),
    { code: 0, data: {} },
  ],
  sign: (raw) => ({
    headers: {
      sign: createHash("sha256")
        .update(Buffer.concat([raw, Buffer.from(`/${key}`)]))
        .digest("hex"),
    },
  }),
  poll: {
    hosts: ["api.17track.net"],
    parcels: [
      { trackingNumber: number, carrier: "other" },
      { trackingNumber: "1Z12345E0205271688", carrier: "ups" },
    ],
  },
};

export default samples;
