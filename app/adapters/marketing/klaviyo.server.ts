import { z } from "zod";
import { defineMarketing, type MarketingEvent } from "./contract";
import { API, flowsOf, headersFor } from "./klaviyo.flows.server";
import { tell } from "./tell.server";

const settings = z.object({
  /** A private key that may write events, and read flows and metrics. */
  apiKey: z.string().min(1),
});

/**
 * Klaviyo. An event repeated under its `unique_id` for the same profile and metric is dropped there. Quotas of an account: events 350
 * in a second and 3500 in a minute, flows 3 and 60, metrics 10 and 150.
 */
export default defineMarketing<z.output<typeof settings>>({
  id: "klaviyo",
  title: "Klaviyo",
  documentation: {
    url: "https://developers.klaviyo.com/en/reference/create_event",
    reviewed: "2026-11-21",
  },
  settings,
  tell: (egress, { apiKey }, event) =>
    tell(
      egress,
      { method: "POST", url: `${API}/events`, headers: headersFor(apiKey), json: { data: bodyOf(event) } },
      "Klaviyo",
    ),
  flows: (egress, { apiKey }) => flowsOf(egress, apiKey),
});

function bodyOf({ id, metric, at, profile, profileProperties, properties, value }: MarketingEvent) {
  const { email, phone, customerId } = profile;
  const identity = {
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone_number: phone }),
    // Only where nothing else is known: other apps of the store keep ids of their own in it.
    ...(email === null && phone === null && customerId !== null ? { external_id: customerId } : {}),
  };
  return {
    type: "event",
    attributes: {
      unique_id: id,
      time: at.toISOString(),
      properties,
      ...(value ? { value: Number(value.amount), value_currency: value.currency } : {}),
      metric: { data: { type: "metric", attributes: { name: metric } } },
      profile: { data: { type: "profile", attributes: { ...identity, properties: profileProperties } } },
    },
  };
}
