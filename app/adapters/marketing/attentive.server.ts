import { z } from "zod";
import { defineMarketing } from "./contract";
import { flat } from "./flat";
import { nobody, tell } from "./tell.server";

const settings = z.object({
  /** Of a custom app with the scope `events:write`. */
  apiKey: z.string().min(1),
});

/**
 * Attentive: events for its journeys. One that is older than twelve hours is kept and starts no journey. Quota: 150 requests in a
 * second for a token.
 */
export default defineMarketing<z.output<typeof settings>>({
  id: "attentive",
  title: "Attentive",
  documentation: { url: "https://docs.attentive.com/reference/postcustomevents", reviewed: "2026-11-21" },
  settings,
  async tell(egress, { apiKey }, event) {
    const { email, phone, customerId } = event.profile;
    if (email === null && phone === null && customerId === null) return nobody();
    return tell(
      egress,
      {
        method: "POST",
        url: "https://api.attentivemobile.com/v1/events/custom",
        headers: { authorization: `Bearer ${apiKey}` },
        json: {
          // These signs are not allowed in names.
          type: event.metric.replace(/["'(){}[\]\\|,]/g, ""),
          properties: Object.fromEntries(
            Object.entries(flat(event)).map(([name, value]) => [name.replace(/["{}[\]\\|]/g, ""), value]),
          ),
          externalEventId: event.id,
          occurredAt: event.at.toISOString(),
          user: {
            ...(phone === null ? {} : { phone }),
            ...(email === null ? {} : { email }),
            ...(customerId === null ? {} : { externalIdentifiers: { clientUserId: customerId } }),
          },
        },
      },
      "Attentive",
    );
  },
  flows: null,
});
