import { type ChannelSamples, mails } from "./samples";

const settings = {
  serverToken: "sandbox-postmark-token",
  from: "Demo Store <hello@example.com>",
  messageStream: "outbound",
  webhookSecret: "sandbox-postmark-secret",
  trackOpens: "yes",
  trackLinks: "HtmlAndText",
};

const samples: ChannelSamples = {
  settings: () => settings,
  wrong: (own) => ({ ...own, serverToken: "other", webhookSecret: "sandbox-postmark-secret2" }),
  badSettings: [
    { ...settings, webhookSecret: "short" },
    { ...settings, trackOpens: "maybe" },
    { ...settings, from: "a@example.com\nBcc: b@example.com" },
  ],
  to: "shopper-1@example.com",
  refused: ["no address", "a@example.com, b@example.com", "ä@example.com", "bounce@example.com"],
  arrived: (sandbox) => mails(sandbox, (id) => id.replace(/^<|@mtasv\.net>$/g, "")),
  breakIt: (sandbox, kind) => sandbox.control.faults({ postmark: [{ kind, match: "POST" }] }),
  clean: ["429", "503"],
  unsure: ["500", "502", "lost_answer"],
  carries: "text",
  longest: null,
  repeat: "once",
  stories: [
    { title: "delivered", to: "shopper-2@example.com", heard: [["delivered", false]] },
    {
      title: "opened and clicked",
      to: "click@example.com",
      heard: [["delivered"], ["opened"], ["clicked"]],
    },
    {
      title: "no such mailbox",
      to: "HardBounce@bounce-testing.postmarkapp.com",
      // The list of suppressed addresses tells it a second time.
      heard: [
        ["bounced", true],
        ["bounced", true],
      ],
    },
    { title: "mailbox full", to: "soft@example.com", heard: [["bounced", false]] },
    { title: "later", to: "transient@bounce-testing.postmarkapp.com", heard: [["deferred"]] },
    { title: "out of office", to: "autoresponder@bounce-testing.postmarkapp.com", heard: [] },
    {
      title: "marked as spam",
      to: "complaint@example.com",
      heard: [["delivered"], ["complained"], ["stopped"]],
    },
    {
      title: "unsubscribed, and back",
      to: "stop@example.com",
      then: (sandbox) => sandbox.control.letter("stop@example.com", { happens: "Reactivate" }),
      heard: [["delivered"], ["stopped"], ["resumed"]],
    },
  ],
  carriesKey: true,
  contentType: "application/json",
};

export default samples;
