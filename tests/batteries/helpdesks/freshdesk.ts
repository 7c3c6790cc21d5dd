import { createHash } from "node:crypto";
import type { HelpdeskSamples } from "./samples";

const payload = {
  event: "reply",
  ticket: "47",
  status: "Wartet auf Kundschaft",
  assignee: "sam@example.com",
  changed: "{status:{from:2,to:3}}",
  text: "<div>We send it &lt;again&gt;.<br>Sam</div>",
  at: "2026-11-21T12:00:05Z",
};

const samples: HelpdeskSamples = {
  face: "freshdesk",
  host: "demo-store.freshdesk.com",
  settings: {
    domain: "demo-store",
    apiKey: "sandbox-freshdesk-key",
    requesterEmail: "team@example.com",
    webhookSecret: "words of one store alone",
  },
  strangers: { apiKey: "another" },
  statuses: { open: "2", pending: "3", solved: "4" },
  known: {
    payload,
    words: [
      {
        ticketId: "47",
        reference: null,
        eventId: createHash("sha256").update(JSON.stringify(payload)).digest("hex"),
        at: new Date("2026-11-21T12:00:05Z"),
        status: "pending",
        assignee: "sam@example.com",
        reply: { text: "We send it <again>.\nSam", author: "sam@example.com", by: "agent", public: true },
      },
    ],
  },
  meaningless: [],
  sign: (_raw, secret) => ({ "x-doorstep-secret": secret }),
};
export default samples;
