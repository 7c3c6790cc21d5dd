import { createHmac } from "node:crypto";
import type { HelpdeskSamples } from "./samples";

const event = {
  type: "zen:event-type:ticket.comment_added",
  account_id: 22129848,
  id: "2b24ef10-19d4-4740-93cf-8f98ec4776c0",
  time: "2026-11-21T12:00:05.123Z",
  zendesk_event_version: "2022-11-06",
  subject: "zen:ticket:35436",
  detail: {
    actor_id: "370000000002",
    assignee_id: "370000000002",
    external_id: "case-7",
    id: "35436",
    status: "PENDING",
    tags: ["lost"],
    via: { channel: "web_service" },
  },
  event: {
    comment: {
      author: { id: "370000000002", is_staff: true, name: "Sam Agent" },
      body: "We send it <again>.",
      id: "38000000001",
      is_public: true,
    },
    meta: { sequence: { id: "01", position: 1, total: 1 } },
  },
};

const samples: HelpdeskSamples = {
  face: "zendesk",
  host: "demo-store.zendesk.com",
  settings: {
    subdomain: "demo-store",
    email: "support@example.com",
    apiToken: "sandbox-zendesk-token",
    webhookSecret: "dGhlIHNlY3JldCBvZiBvbmUgc3RvcmU=",
  },
  strangers: { apiToken: "another" },
  statuses: { open: "open", pending: "pending", solved: "solved" },
  known: {
    payload: event,
    words: [
      {
        ticketId: "35436",
        reference: "case-7",
        eventId: "2b24ef10-19d4-4740-93cf-8f98ec4776c0",
        at: new Date("2026-11-21T12:00:05.123Z"),
        status: "pending",
        assignee: null,
        reply: { text: "We send it <again>.", author: "Sam Agent", by: "agent", public: true },
      },
    ],
  },
  meaningless: [{ ...event, type: "zen:event-type:ticket.tags_changed" }],
  sign(raw, secret) {
    const at = "2026-11-21T12:00:06Z";
    return {
      "x-zendesk-webhook-signature-timestamp": at,
      "x-zendesk-webhook-signature": createHmac("sha256", secret).update(at).update(raw).digest("base64"),
    };
  },
};
export default samples;
