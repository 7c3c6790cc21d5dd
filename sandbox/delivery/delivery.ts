/** One webhook on its way, and everything that happened to it. */
export interface Attempt {
  at: string;
  status: number | null;
  error: string | null;
  ms: number;
}

export type DeliveryState = "waiting" | "delivered" | "failed" | "dropped";

export interface Delivery {
  id: string;
  kind: "shopify" | "easypost";
  shop: string;
  topic: string;
  /** Shopify: the webhook id. EasyPost: the event id. Copies share it. */
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
