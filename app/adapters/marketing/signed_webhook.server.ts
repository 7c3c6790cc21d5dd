import { createHmac } from "node:crypto";
import { z } from "zod";
import { defineMarketing } from "./contract";
import { tell } from "./tell.server";

const settings = z.object({
  webhookUrl: z.url({ protocol: /^https$/ }),
  webhookSecret: z.string().min(16, "at least 16 characters"),
});

/**
 * Any address of the merchant's, for tools that are not listed. `Doorstep-Signature: t=<unix>,v1=<hex>` is the HMAC-SHA256 of
 * `t.body` under the secret; `t` is the time of the event, so every repeat is the same, byte for byte. A repeat has the same
 * `Idempotency-Key`. No quota of ours: 429 and 5xx are tried again later.
 */
export default defineMarketing<z.output<typeof settings>>({
  id: "signed_webhook",
  title: "Signed webhook",
  documentation: {
    url: "https://www.rfc-editor.org/rfc/rfc2104",
    reviewed: "2026-11-21",
  },
  settings,
  async tell(egress, { webhookUrl, webhookSecret }, event) {
    const body = JSON.stringify({ ...event, at: event.at.toISOString() });
    const t = Math.floor(event.at.getTime() / 1000);
    const signature = createHmac("sha256", webhookSecret).update(`${t}.${body}`).digest("hex");
    return tell(
      egress,
      {
        method: "POST",
        url: webhookUrl,
        headers: { "doorstep-signature": `t=${t},v1=${signature}`, "idempotency-key": event.id },
        text: { type: "application/json", body },
      },
      new URL(webhookUrl).host,
    );
  },
  flows: null,
});
