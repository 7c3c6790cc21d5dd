import { readDataRequestWebhook, readRedactWebhook } from "../../adapters/shopify/other-webhooks";
import type { Intake } from "../../spine/definitions";
import { forgetBodies, forgetMentions } from "../../spine/erase.server";
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
      return { ok: true, value: { done: "data request noted for the merchant", forget: true } };
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
      const { customerId, email } = who.value;
      await forgetMentions(unit, email ? [email, customerId] : [customerId]);
      // The request names the very person: its own body goes too.
      const outcome =
        gone.length > 0 ? { done: `${gone.length} erased` } : { nothing: "nobody held by that name" };
      return { ok: true, value: { ...outcome, forget: true } };
    },
  },
];
