import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const definition = z.object({
  capabilities: z
    .object({ cart_to_order_copyable: z.boolean().default(false) })
    .default({ cart_to_order_copyable: false }),
});

const schema = z.object({
  application_url: z.url().optional(),
  order: z
    .object({ metafields: z.object({ app: z.record(z.string(), definition).default({}) }) })
    .default({ metafields: { app: {} } }),
  access_scopes: z
    .object({ scopes: z.string().default(""), optional_scopes: z.array(z.string()).default([]) })
    .default({ scopes: "", optional_scopes: [] }),
  webhooks: z
    .object({
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
            metafield_namespaces: z.array(z.string()).default([]),
          }),
        )
        .default([]),
    })
    .default({ subscriptions: [] }),
});

export interface AppConfig {
  scopes: string;
  optionalScopes: string[];
  /** Only these topics are sent; null sends every topic. */
  topics: Set<string> | null;
  /** Namespaces whose metafields travel with a topic. */
  metafieldNamespaces: Map<string, string[]>;
  /** Keys of the app's own metafields that an order takes over from its cart. */
  cartToOrder: string[];
  /** Where extensions believe the app to be; null when the file does not say. */
  applicationUrl: string | null;
}

/** The platform learns of the app from the same file that a deploy would send. */
export function readAppConfig(path: string): AppConfig | null {
  if (!existsSync(path)) return null;
  const app = schema.parse(parse(readFileSync(path, "utf8")));
  const { access_scopes: access, webhooks } = app;
  const topics = webhooks.subscriptions.flatMap((each) => [...each.topics, ...each.compliance_topics]);
  return {
    scopes: access.scopes,
    optionalScopes: access.optional_scopes,
    topics: topics.length > 0 ? new Set(topics) : null,
    metafieldNamespaces: new Map(
      webhooks.subscriptions.flatMap((each) =>
        each.topics.map((topic) => [topic, each.metafield_namespaces] as const),
      ),
    ),
    cartToOrder: Object.entries(app.order.metafields.app).flatMap(([key, { capabilities }]) =>
      capabilities.cart_to_order_copyable ? [key] : [],
    ),
    applicationUrl: app.application_url ?? null,
  };
}
