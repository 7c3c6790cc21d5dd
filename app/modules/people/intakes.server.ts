import { readDataRequestWebhook, readRedactWebhook } from "../../adapters/shopify/other-webhooks";
import { done, type Intake, nothing } from "../../spine/definitions";
import { forgetBodies } from "../../spine/erase.server";
import { erase, noteDataRequest } from "./index.server";

export const intakes: Intake[] = [
  {
    name: "people.note-data-request",
    source: "shopify",
    topics: ["customers/data_request"],
    async run(unit, message) {
      const request = readDataRequestWebhook(message.json);
      if (!request.ok) return request;
      await noteDataRequest(unit, request.value);
      return done("data request noted for the merchant");
    },
  },
  {
    name: "people.erase",
    source: "shopify",
    topics: ["customers/redact"],
    async run(unit, message) {
      const who = readRedactWebhook(message.json);
      if (!who.ok) return who;
      const gone = await erase(unit, who.value);
      await forgetBodies(unit, gone);
      return gone.length > 0 ? done(`${gone.length} erased`) : nothing("nobody held by that name");
    },
  },
];
