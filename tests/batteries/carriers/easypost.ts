import { createHmac } from "node:crypto";
import { trackerPayload } from "../../support/payloads";
import type { CarrierSamples } from "./samples";

const secret = "sécret";
const at = "2026-11-18T08:00:00Z";
const known = trackerPayload("1Z999AA10123456784", [
  { status: "pre_transit", detail: "label_created", at: "2026-11-17T08:00:00Z" },
  { status: "in_transit", detail: "departed_facility", at },
  { status: "failure", detail: "lost", at: "2026-11-21T08:00:00Z" },
]);

const samples: CarrierSamples = {
  settings: { apiKey: "EZTK1", webhookSecret: secret, contactEmail: "claims@example.com" },
  known: {
    payload: known,
    number: "1Z999AA10123456784",
    carrier: "ups",
    milestone: "in_transit",
    exceptions: ["lost"],
    eta: null,
    scans: [
      ["2026-11-17T08:00:00Z", "pre_transit/label_created/", "label_created", null],
      ["2026-11-18T08:00:00Z", "in_transit/departed_facility/", "in_transit", null],
      ["2026-11-21T08:00:00Z", "failure/lost/", null, "lost"],
    ],
  },
  unseen: trackerPayload("1Z999AA10123456784", []),
  refusals: [
    {
      payload: { error: { code: "TRACKER.NOT_FOUND", message: "not found", errors: [] } },
      codes: ["TRACKER.NOT_FOUND"],
    },
    { payload: { description: "claim.submitted", result: { id: "clm_1" } }, codes: [] },
  ],
  unknownWords: [
    { payload: trackerPayload("1", [{ status: "teleported", at }]), code: "teleported//" },
    {
      payload: trackerPayload("1", [{ status: "in_transit", detail: "eaten_by_dog", at }]),
      code: "in_transit/eaten_by_dog/",
    },
    { payload: trackerPayload("1", [{ status: "constructor", at }]), code: "constructor//" },
    {
      payload: trackerPayload("1", [{ status: "in_transit", detail: "toString", at }]),
      code: "in_transit/toString/",
    },
    {
      payload: trackerPayload("1", [{ status: "in_transit", detail: "__proto__", at }]),
      code: "in_transit/__proto__/",
    },
  ],
  unknownShapes: [{ result: {} }, { description: "tracker.updated", result: [] }],
  sign: (raw) => ({
    headers: {
      "x-hmac-signature": `hmac-sha256-hex=${createHmac("sha256", secret.normalize("NFKD")).update(raw).digest("hex")}`,
    },
  }),
  poll: { hosts: ["api.easypost.com"], parcels: [{ trackingNumber: "1Z999AA10123456784", carrier: "ups" }] },
};

export default samples;
