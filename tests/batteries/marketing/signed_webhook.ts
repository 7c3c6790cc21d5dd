import { told } from "./told";
import type { MarketingSamples } from "./samples";

const samples: MarketingSamples = {
  settings: { webhookUrl: "https://hook.example.com/doorstep?x=1", webhookSecret: "sandbox-hook-secret" },
  wrong: { webhookUrl: "https://hook.example.com/doorstep", webhookSecret: "sandbox-hook-secres" },
  badSettings: [
    { webhookUrl: "http://hook.example.com", webhookSecret: "sandbox-hook-secret" },
    { webhookUrl: "https://hook.example.com", webhookSecret: "short" },
  ],
  face: "hook",
  name: told.metric,
  arrives: { ...told, at: told.at.toISOString() },
  flows: null,
  needsContact: false,
};

export default samples;
