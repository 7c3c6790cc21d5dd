import { randomUUID } from "node:crypto";
import { DESKS } from "../helpdesks/help-desk";

/** One webhook on its way, and everything that happened to it. */
export interface Attempt {
  at: string;
  status: number | null;
  error: string | null;
  ms: number;
}

export type DeliveryState = "waiting" | "delivered" | "failed" | "dropped";

export const SENDERS = ["shopify", "easypost", "postmark", "twilio", ...DESKS] as const;

export interface Delivery {
  id: string;
  kind: (typeof SENDERS)[number];
  shop: string;
  topic: string;
  /** Shopify: the webhook id. EasyPost: the event id. Others name none, it is ours. Copies share it. */
  webhookId: string;
  eventId: string;
  url: string;
  body: string;
  triggeredAt: string;
  copyOf: string | null;
  state: DeliveryState;
  attempts: Attempt[];
}

/** How one kind of sender behaves: its headers, its patience, its schedule (milliseconds between tries). */
export interface Manner {
  headers(delivery: Delivery): Record<string, string>;
  timeoutMs: number;
  waits: number[];
}

/** A webhook of a sender that gives its deliveries no id. */
export function announcement(
  told: Pick<Delivery, "kind" | "shop" | "topic" | "url" | "body">,
  at: Date,
): Delivery {
  const id = randomUUID();
  return {
    ...told,
    id,
    webhookId: id,
    eventId: id,
    triggeredAt: at.toISOString(),
    copyOf: null,
    state: "waiting",
    attempts: [],
  };
}
