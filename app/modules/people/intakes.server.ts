import { readConsentWebhook } from "../../adapters/shopify/consents";
import { personIdOf } from "../../adapters/shopify/order-webhook";
import { readDataRequestWebhook, readRedactWebhook } from "../../adapters/shopify/other-webhooks";
import type { Intake } from "../../spine/definitions";
import { forgetBodies, forgetMentions } from "../../spine/erase.server";
import { erase, keepConsent, noteDataRequest } from "./index.server";

export const intakes: Intake[] = [
  {
    name: "people.note-consent",
    source: "shopify",
    topics: ["customers_email_marketing_consent/update", "customers_marketing_consent/update"],
    async run(unit, message) {
      const told = readConsentWebhook(message.json, message.triggeredAt ?? message.receivedAt);
      if (!told.ok) return told;
      const { customerId, consents } = told.value;
      const personId = personIdOf(customerId, "");
      await keepConsent(unit, personId, consents);
      // The body holds an address.
      const outcome = consents.length > 0 ? { done: "noted" } : { nothing: "neither yes nor no" };
      return { ok: true, value: { ...outcome, personId, forget: true } };
    },
  },
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
