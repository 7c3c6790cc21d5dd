import type { HelpdeskSamples } from "./samples";

const samples: HelpdeskSamples = {
  face: "gorgias",
  host: "demo-store.gorgias.com",
  settings: {
    domain: "demo-store",
    email: "support@example.com",
    apiKey: "sandbox-gorgias-key",
    supportEmail: "help@example.com",
    webhookSecret: "words of one store alone",
  },
  strangers: { apiKey: "another" },
  statuses: { open: "open", pending: "open", solved: "closed" },
  known: {
    payload: {
      ticket: "812",
      reference: "case-7",
      status: "closed",
      at: "2026-11-21T12:00:05.123456+00:00",
      assignee: "sam@example.com",
      message: "924712",
      text: "We send it <again>.",
      author: "Sam Agent",
      public: "True",
      from_agent: "True",
    },
    words: [
      {
        ticketId: "812",
        reference: "case-7",
        eventId: "message:924712",
        at: new Date("2026-11-21T12:00:05.123Z"),
        status: "solved",
        assignee: "sam@example.com",
        reply: { text: "We send it <again>.", author: "Sam Agent", by: "agent", public: true },
      },
    ],
  },
  meaningless: [],
  sign: (_raw, secret) => ({ "x-doorstep-secret": secret }),
};
export default samples;
