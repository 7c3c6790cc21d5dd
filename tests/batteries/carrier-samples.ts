import { createHmac } from "node:crypto";
import { trackerPayload } from "../support/payloads";

/** What a member of the set brings so that the battery can be run on it. */
export interface CarrierSamples {
  settings: unknown;
  /** A message that it reads, with what must come of it. */
  known: {
    payload: object;
    number: string;
    observations: number;
    milestones: (string | null)[];
    exceptions: (string | null)[];
  };
  /** The same with a word that nobody knows. */
  unknownWords: object[];
  /** Signs as the sender does. */
  sign(raw: Buffer): Record<string, string>;
}

const secret = "sécret";
const at = "2026-11-18T08:00:00Z";

export const samples: Record<string, CarrierSamples> = {
  easypost: {
    settings: { apiKey: "EZTK1", webhookSecret: secret, contactEmail: "claims@example.com" },
    known: {
      payload: trackerPayload("1Z999AA10123456784", [
        { status: "pre_transit", detail: "label_created", at: "2026-11-17T08:00:00Z" },
        { status: "in_transit", detail: "departed_facility", at },
        { status: "failure", detail: "lost", at: "2026-11-21T08:00:00Z" },
      ]),
      number: "1Z999AA10123456784",
      observations: 3,
      milestones: ["label_created", "in_transit", null],
      exceptions: [null, null, "lost"],
    },
    unknownWords: [
      trackerPayload("1", [{ status: "teleported", at }]),
      trackerPayload("1", [{ status: "in_transit", detail: "eaten_by_dog", at }]),
      trackerPayload("1", [{ status: "constructor", at }]),
      trackerPayload("1", [{ status: "in_transit", detail: "toString", at }]),
      trackerPayload("1", [{ status: "in_transit", detail: "__proto__", at }]),
    ],
    sign: (raw) => ({
      "x-hmac-signature": `hmac-sha256-hex=${createHmac("sha256", secret.normalize("NFKD")).update(raw).digest("hex")}`,
    }),
  },
};
