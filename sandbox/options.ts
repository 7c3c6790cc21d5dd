import { z } from "zod";
import { readAppConfig, type AppConfig } from "./app-config";
import { PLANS } from "./store/state";
import { systemClock, type Clock } from "./support/clock";

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
  /** Granted scopes; all that the app's own configuration names, required or optional, when left out. */
  scopes: text.optional(),
  /** Where the app declares its scopes and the webhooks it wants. */
  appConfig: text.default("shopify.app.toml"),
  seed: z.number().int().default(1),
  /** Retry waits are divided by this; 600 squeezes Shopify's four hours into 24 seconds. */
  compress: z.number().positive().default(600),
  easypostKey: text.default("EZTKsandbox"),
  easypostWebhookSecret: text.default("sandbox-easypost-secret"),
  zendeskEmail: text.default("support@example.com"),
  zendeskToken: text.default("sandbox-zendesk-token"),
  gorgiasEmail: text.default("support@example.com"),
  gorgiasKey: text.default("sandbox-gorgias-key"),
  freshdeskKey: text.default("sandbox-freshdesk-key"),
  /** How many times more than published the helpdesks take. */
  helpdeskFactor: z.number().positive().default(1),
  postmarkToken: text.default("sandbox-postmark-token"),
  postmarkWebhookSecret: text.default("sandbox-postmark-secret"),
  /** The one domain that Postmark lets the store send from. */
  postmarkDomain: text.default("example.com"),
  twilioSid: text.default(`AC${"0123456789abcdef".repeat(2)}`),
  twilioToken: text.default("sandbox-twilio-token"),
  twilioFrom: text.default("+15005550006"),
  twilioService: text.default(`MG${"0123456789abcdef".repeat(2)}`),
  klaviyoKey: text.default("sandbox-klaviyo-key"),
  postscriptKey: text.default("sandbox-postscript-key"),
  attentiveKey: text.default("sandbox-attentive-key"),
  hookSecret: text.default("sandbox-hook-secret"),
  /** Where theme and UI extensions are looked for. */
  extensionsDir: text.default("extensions"),
  orders: z.number().int().min(0).default(180),
  /** The store's plan: extensions in the steps of the checkout run on `plus` alone. */
  plan: z.enum(PLANS).default("plus"),
});

export type Settings = Omit<z.output<typeof schema>, "scopes"> &
  AppConfig & { clock: Clock; keysClock: Clock };
export interface SandboxOptions extends z.input<typeof schema> {
  clock?: Clock;
  /** What tokens live by. Apart from the clock of a story, since who checks them looks at the machine's. */
  keysClock?: Clock;
}

export function readOptions(options: SandboxOptions = {}): Settings {
  const { clock = systemClock, keysClock = clock, ...rest } = options;
  const settings = schema.parse(rest);
  const app = readAppConfig(settings.appConfig) ?? {
    scopes: "read_orders",
    optionalScopes: [],
    topics: null,
    metafieldNamespaces: new Map(),
    cartToOrder: [],
    applicationUrl: null,
  };
  const scopes = settings.scopes ?? [app.scopes, ...app.optionalScopes].join(",");
  return { ...settings, ...app, scopes, clock, keysClock };
}
