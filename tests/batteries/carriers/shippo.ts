import type { CarrierSamples } from "./samples";

const number = "9200000000000000000001";
const secret = "in the address";

const state = (status: string, code: string | null, status_date: string | null, status_details = "") => ({
  object_id: "o",
  status,
  substatus: code && { code, text: "", action_required: false },
  status_details,
  status_date,
  location: { city: "Boise", state: "ID", zip: "83702", country: "US" },
});

const track = (tracking_history: object[], more: object = {}) => ({
  carrier: "usps",
  tracking_number: number,
  eta: null,
  servicelevel: { token: "usps_priority", name: "Priority Mail" },
  tracking_status: tracking_history.at(-1) ?? null,
  tracking_history,
  ...more,
});

const noon = "2026-11-19T12:00:00Z";
const sent = (data: object, event = "track_updated") => ({ event, test: false, data });

const samples: CarrierSamples = {
  settings: { apiToken: "shippo_live_1", webhookSecret: secret },
  known: {
    payload: sent(
      track(
        [
          state("UNKNOWN", null, "2026-11-17T08:00:00Z", "The shipping label was printed."),
          state("PRE_TRANSIT", "information_received", "2026-11-17T09:00:00Z"),
          state(
            "TRANSIT",
            null,
            "2026-11-18T15:00:00Z",
            "Your shipment has been accepted at the origin facility.",
          ),
          state("TRANSIT", "other", "2026-11-18T21:00:00Z", "Your shipment has departed the facility."),
          state("UNKNOWN", "other", null),
          state("TRANSIT", "notice_left", "2026-11-20T15:00:00Z"),
          state("RETURNED", null, "2026-11-24T15:00:00Z", "Your shipment is on its way back to the sender."),
        ],
        { eta: "2026-11-20T00:00:00Z" },
      ),
    ),
    number,
    carrier: "usps",
    milestone: "returning",
    exceptions: ["failed_attempt", "returning"],
    eta: "2026-11-20",
    scans: [
      ["2026-11-17T08:00:00Z", "UNKNOWN", "label_created", null],
      ["2026-11-17T09:00:00Z", "PRE_TRANSIT/information_received", "label_created", null],
      ["2026-11-18T15:00:00Z", "TRANSIT", "picked_up", null],
      ["2026-11-18T21:00:00Z", "TRANSIT/other", "in_transit", null],
      ["2026-11-20T15:00:00Z", "TRANSIT/notice_left", "in_transit", "failed_attempt"],
      ["2026-11-24T15:00:00Z", "RETURNED", "returning", "returning"],
    ],
  },
  unseen: track([], { tracking_status: state("UNKNOWN", null, null) }),
  refusals: [
    { payload: { detail: "Carrier with name 'snail' is not supported." }, codes: ["unnamed"] },
    { payload: sent({ object_id: "t" }, "transaction_created"), codes: [] },
  ],
  unknownWords: [
    { payload: track([state("TELEPORTED", null, noon)]), code: "TELEPORTED" },
    { payload: track([state("TRANSIT", "toString", noon)]), code: "TRANSIT/toString" },
    { payload: sent(track([state("constructor", null, noon)])), code: "constructor" },
  ],
  unknownShapes: [
    { tracking_number: number },
    sent({ object_id: "t" }),
    track([{ ...state("TRANSIT", null, noon), status_date: "yesterday" }]),
  ],
  sign: () => ({ headers: {}, query: new URLSearchParams({ secret }).toString() }),
  poll: { hosts: ["api.goshippo.com"], parcels: [{ trackingNumber: number, carrier: "usps" }] },
};

export default samples;
