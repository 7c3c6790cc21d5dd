import { z } from "zod";
import { defineMarketing } from "./contract";
import { flat } from "./flat";
import { nobody, tell } from "./tell.server";

const settings = z.object({
  /** The private key of the shop, `sk_…`. */
  apiKey: z.string().min(1),
});

/**
 * Postscript: events for its flows of SMS. It finds the subscriber by phone number, then by address; an event for somebody who is no
 * subscriber does nothing. Quota: 700 requests in a minute for a key.
 */
export default defineMarketing<z.output<typeof settings>>({
  id: "postscript",
  title: "Postscript",
  documentation: {
    url: "https://developers.postscript.io/reference/create-custom-event",
    reviewed: "2026-11-21",
  },
  settings,
  async tell(egress, { apiKey }, event) {
    const { email, phone } = event.profile;
    if (email === null && phone === null) return nobody();
    return tell(
      egress,
      {
        method: "POST",
        url: "https://api.postscript.io/api/v2/events",
        headers: { authorization: `Bearer ${apiKey}` },
        json: {
          type: typeOf(event.metric),
          ...(phone === null ? {} : { phone }),
          ...(email === null ? {} : { email }),
          // UTC, with six digits of a second and without its letters.
          occurred_at: event.at.toISOString().replace("T", " ").replace("Z", "000"),
          external_id: event.id,
          properties: flat(event),
        },
      },
      "Postscript",
    );
  },
  flows: null,
});

/** Letters, digits and underscores alone: `Doorstep_parcel_delayed`. */
const typeOf = (metric: string): string => metric.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");
