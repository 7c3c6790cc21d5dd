import { z } from "zod";
import { systemClock, type Clock } from "./support/clock";

/** The scopes Doorstep asks for; a write scope includes its read scope. */
export const DEFAULT_SCOPES =
  "read_orders,write_orders,read_products,write_products,read_fulfillments,write_fulfillments," +
  "read_merchant_managed_fulfillment_orders,read_assigned_fulfillment_orders,read_third_party_fulfillment_orders," +
  "read_returns,write_returns,read_customers,read_locations,read_inventory,read_shipping,write_draft_orders,write_app_proxy";

const text = z.string().min(1);
const domain = z.string().regex(/^[a-z0-9-]+\.myshopify\.com$/);

const schema = z.object({
  port: z.number().int().min(0).max(65535).default(4000),
  smtpPort: z.number().int().min(0).max(65535).default(4025),
  host: text.default("127.0.0.1"),
  appUrl: z.url().default("http://127.0.0.1:3000"),
  apiKey: text.default("sandbox-api-key"),
  apiSecret: text.default("sandbox-api-secret"),
  shopDomain: domain.default("demo-store.myshopify.com"),
  /** More shops on the same platform, for drills of tenant isolation. */
  extraShops: z.array(domain).default([]),
  scopes: text.default(DEFAULT_SCOPES),
  seed: z.number().int().default(1),
  /** Retry waits are divided by this; 600 squeezes Shopify's four hours into 24 seconds. */
  compress: z.number().positive().default(600),
  easypostKey: text.default("EZTKsandbox"),
  easypostWebhookSecret: text.default("sandbox-easypost-secret"),
  zendeskEmail: text.default("support@example.com"),
  zendeskToken: text.default("sandbox-zendesk-token"),
  /** Where theme and UI extensions are looked for. */
  extensionsDir: text.default("extensions"),
  orders: z.number().int().min(0).default(180),
});

export type Settings = z.output<typeof schema> & { clock: Clock };
export type SandboxOptions = z.input<typeof schema> & { clock?: Clock };

export function readOptions(options: SandboxOptions = {}): Settings {
  const { clock = systemClock, ...rest } = options;
  return { ...schema.parse(rest), clock };
}
