import { type ChannelSamples, mails } from "./samples";

const modes = { lost_answer: "drop_reply", "429": "temp_fail", "503": "down" } as const;

const samples: ChannelSamples = {
  settings: ({ smtpPort }) => ({
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    from: "Demo Store <hello@example.com>",
  }),
  wrong: (settings) => ({ ...settings, smtpUrl: String(settings["smtpUrl"]).replace("//", "//user:wrong@") }),
  badSettings: [
    { smtpUrl: "https://mail.example.com", from: "hello@example.com" },
    { smtpUrl: "smtp://mail.example.com", from: "a@example.com\r\nBcc: b@example.com" },
  ],
  to: "shopper-1@example.com",
  refused: ["nobody@example.com", "no address", "a@example.com, b@example.com", "a@example.com\r\nBcc: b"],
  arrived: (sandbox) => mails(sandbox, (id) => id),
  breakIt: (sandbox, fault) =>
    sandbox.control.faults({
      mail: { mode: modes[fault as keyof typeof modes], times: fault === "503" ? 0 : 1 },
    }),
  // 451 after the content, and nobody there.
  clean: ["429", "503"],
  unsure: ["lost_answer"],
  carries: "text",
  longest: null,
  repeat: "same_id",
  stories: [],
  carriesKey: false,
  contentType: "message/rfc822",
};

export default samples;
