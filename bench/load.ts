/** Runs as a process of its own: sends signed webhooks, each with its own id, and says what came back. */
import { createHmac, randomUUID } from "node:crypto";
import autocannon from "autocannon";
import { z } from "zod";

const order = z
  .object({
    url: z.url(),
    secret: z.string(),
    shop: z.string(),
    connections: z.number(),
    seconds: z.number(),
    rate: z.number().optional(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

/** An order of about 7.7 KB, as Shopify sends them. */
const body = JSON.stringify({
  id: 5_000_000_001,
  name: "#1001",
  note: "",
  line_items: Array.from({ length: 12 }, (_, i) => ({
    id: 9_000_000_000 + i,
    title: `Item ${i}`,
    quantity: 1,
    price: "19.99",
    properties: [{ name: "engraving", value: "x".repeat(420) }],
    sku: `SKU-${i}`,
  })),
});
const signature = createHmac("sha256", order.secret).update(body).digest("base64");

const run = autocannon({
  url: order.url,
  method: "POST",
  connections: order.connections,
  duration: order.seconds,
  ...(order.rate ? { overallRate: order.rate } : {}),
  body,
  requests: [
    {
      setupRequest: (request) => ({
        ...request,
        headers: {
          "content-type": "application/json",
          "x-shopify-hmac-sha256": signature,
          "x-shopify-shop-domain": order.shop,
          "x-shopify-topic": "bench/order",
          "x-shopify-api-version": "2026-07",
          "x-shopify-webhook-id": randomUUID(),
          "x-shopify-triggered-at": "2026-11-21T12:00:00Z",
        },
      }),
    },
  ],
});
const result = await run;
const { requests, latency, non2xx, errors } = result;
process.stdout.write(
  `${JSON.stringify({ perSecond: requests.average, p50: latency.p50, p99: latency.p99, max: latency.max, failed: non2xx + errors })}\n`,
);
