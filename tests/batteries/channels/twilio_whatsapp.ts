import { type ChannelSamples, texts } from "./samples";
import sms from "./twilio_sms";

const hex = "0123456789abcdef".repeat(2);
const settings = {
  accountSid: `AC${hex}`,
  authToken: "sandbox-twilio-token",
  from: "",
  messagingServiceSid: `MG${hex}`,
  templates: `exception.lost=HX${hex} HX${"f".repeat(32)}`,
};

const samples: ChannelSamples = {
  ...sms,
  settings: () => settings,
  badSettings: [
    { ...settings, messagingServiceSid: "" },
    { ...settings, templates: "exception.lost" },
  ],
  arrived: (sandbox) => texts(sandbox, true),
  carries: "values",
  longest: null,
  stories: [
    { title: "delivered and read", to: "+15555550101", heard: [["delivered"], ["opened"]] },
    { title: "a landline", to: "+15555550112", heard: [["failed", true]] },
    {
      title: "STOP and UNSTOP, handled by the messaging service",
      to: "+15555550102",
      then({ control }) {
        for (const body of ["OptOut", "unstop"]) control.reply("+15555550102", { medium: "whatsapp", body });
      },
      heard: [["delivered"], ["opened"], ["stopped"], ["resumed"]],
    },
  ],
};

export default samples;
