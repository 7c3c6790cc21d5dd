import { type ChannelSamples, texts } from "./samples";

const hex = "0123456789abcdef".repeat(2);
const settings = {
  accountSid: `AC${hex}`,
  authToken: "sandbox-twilio-token",
  from: "+15005550006",
  messagingServiceSid: "",
};

const samples: ChannelSamples = {
  settings: () => settings,
  wrong: (own) => ({ ...own, authToken: "sandbox-twilio-tokem" }),
  badSettings: [
    { ...settings, from: "" },
    { ...settings, accountSid: "SK1" },
    { ...settings, messagingServiceSid: "x" },
  ],
  to: "+15555550100",
  refused: ["5555550100", "+1", "+15005550001", "+15005550002", "+15005550004", "+15005550009"],
  arrived: (sandbox) => texts(sandbox, false),
  breakIt: (sandbox, kind) => sandbox.control.faults({ twilio: [{ kind, match: "POST" }] }),
  clean: ["429", "503"],
  unsure: ["500", "502", "lost_answer"],
  carries: "text",
  longest: 1600,
  repeat: "once",
  stories: [
    { title: "delivered", to: "+15555550101", heard: [["delivered", false]] },
    { title: "no such handset", to: "+15555550111", heard: [["failed", true]] },
    { title: "filtered", to: "+15555550113", heard: [["failed", false]] },
    {
      title: "STOP, a question, START",
      to: "+15555550102",
      then({ control }) {
        for (const body of [" stop ", "Stop please", "where is it?", "START"])
          control.reply("+15555550102", { body });
      },
      heard: [["delivered"], ["stopped"], ["resumed"]],
    },
  ],
  carriesKey: false,
  contentType: "application/x-www-form-urlencoded",
};

export default samples;
