import { randomUUID } from "node:crypto";
import type { Courier } from "../../delivery/courier";
import type { Manner } from "../../delivery/delivery";
import type { Clock } from "../../support/clock";
import { shopifyWebhookHmac } from "../../support/sign";
import type { Secrets } from "../secrets";
import type { Topic } from "./topics";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Eight retries over four hours. Five seconds to answer. */
export const shopifyManner = (secrets: Secrets, apiVersion: string): Manner => ({
  timeoutMs: 5 * SECOND,
  waits: [10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 45 * MINUTE, 60 * MINUTE, 84 * MINUTE],
  headers: (delivery) => ({
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": delivery.topic,
    "X-Shopify-Shop-Domain": delivery.shop,
    "X-Shopify-API-Version": apiVersion,
    "X-Shopify-Hmac-Sha256": shopifyWebhookHmac(secrets.webhookSecret(), delivery.body),
    "X-Shopify-Webhook-Id": delivery.webhookId,
    "X-Shopify-Event-Id": delivery.eventId,
    "X-Shopify-Triggered-At": delivery.triggeredAt,
  }),
});

export interface ShopifySender {
  send(shop: string, topic: Topic, payload: object, eventId: string): void;
}

/** The payload is frozen when it is triggered: a retry carries the original bytes to the original address. */
export function shopifySender(courier: Courier, clock: Clock, appUrl: string): ShopifySender {
  return {
    send(shop, topic, payload, eventId) {
      const id = randomUUID();
      const triggeredAt = clock.now().toISOString();
      const url = `${appUrl}/webhooks/shopify`;
      const body = JSON.stringify(payload);
      const fresh = { copyOf: null, state: "waiting" as const, attempts: [] };
      courier.send({
        id,
        kind: "shopify",
        shop,
        topic,
        webhookId: id,
        eventId,
        url,
        body,
        triggeredAt,
        ...fresh,
      });
    },
  };
}
